import { LIMITS } from '../../app/input/limits.ts'
import { readPastedKeys } from '../../app/input/pastedKeys.ts'
import { showNotice } from '../state/noticeStore.ts'

/**
 * Keeps access keys out of every field that is not for them: what is typed elsewhere is saved in the onboarding file.
 * The fields for keys take a paste before it gets here.
 * @returns ends it.
 */
export function refusePastedKeys(target: EventTarget): () => void {
  const refuse = (event: Event) => {
    if (event.defaultPrevented || !(event instanceof ClipboardEvent)) return
    if (!holdsSecret(event.clipboardData?.getData('text/plain') ?? '')) return
    event.preventDefault()
    showNotice({
      id: 'pasted-keys',
      type: 'warning',
      header: 'These are access keys, and nothing was pasted',
      content:
        'What is in this field is saved, and access keys are kept in memory only. Paste them where the app asks for them: choose the access "Access keys" for the account, or Sign in… where a sign-in is needed.',
    })
  }
  target.addEventListener('paste', refuse)
  return () => target.removeEventListener('paste', refuse)
}

/** A secret access key alone: nothing else that is pasted here has 40 of these signs. A session token alone. */
const ALONE = /^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?:[A-Za-z0-9+/]{40}|[A-Za-z0-9+/]{100,}={0,2})$/

/** Whether a text holds a secret access key or a session token. */
export function holdsSecret(text: string): boolean {
  // The list of accounts may be longer than keys.
  const begin = text.slice(0, LIMITS.pastedKeys)
  if (ALONE.test(begin.trim())) return true
  const pasted = readPastedKeys(begin)
  switch (pasted.kind) {
    case 'several':
    // Its token is broken into lines.
    case 'refused':
      return true
    case 'keys':
      return pasted.parts.secretAccessKey !== undefined || pasted.parts.sessionToken !== undefined
    case 'value':
      return false
  }
}
