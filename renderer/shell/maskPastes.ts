import type { ContractClient } from '../../app/contract/contractClient.ts'
import { useCallMode } from '../state/callModeStore.ts'
import { holdsSecret } from './refusePastedKeys.ts'

/** Pastes that this module has masked. */
const masked = new WeakSet<Event>()

/**
 * While call mode is on, what is pasted into a field is masked before the field gets it: it would be readable there,
 * and it could not be compared with masks. Keys go where they are asked for, unseen.
 * @returns ends it.
 */
export function maskPastes(client: ContractClient, target: EventTarget = window): () => void {
  const mask = (event: Event) => {
    if (useCallMode.getState().on !== true || masked.has(event)) return
    if (!(event instanceof ClipboardEvent) || !(event.target instanceof HTMLElement)) return
    const text = event.clipboardData?.getData('text/plain') ?? ''
    if (text === '' || holdsSecret(text)) return
    event.preventDefault()
    event.stopPropagation()
    const field = event.target
    void client.callMode.mask({ text }).then(
      (shown) => paste(field, shown.text),
      // Without an answer nothing is pasted; the notification of the connection says why.
      () => undefined,
    )
  }
  target.addEventListener('paste', mask, { capture: true })
  return () => target.removeEventListener('paste', mask, { capture: true })
}

function paste(field: HTMLElement, text: string): void {
  const data = new DataTransfer()
  data.setData('text/plain', text)
  const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true })
  masked.add(event)
  // A script's paste changes nothing by itself, unlike a person's.
  if (field.dispatchEvent(event)) {
    field.focus()
    document.execCommand('insertText', false, text)
  }
}
