import type { ContractClient } from '../../app/contract/contractClient.ts'
import { useCallMode } from '../state/callModeStore.ts'
import { showNotice } from '../state/noticeStore.ts'

/**
 * While call mode is on, what a button of the page copies has the values in place of the masks: it is pasted into
 * ActiveEye or AWS. Every copy goes through the browser's clipboard, so it is done there, once.
 */
export function revealCopies(client: ContractClient, clipboard: Clipboard = navigator.clipboard): void {
  const write = clipboard.writeText.bind(clipboard)
  clipboard.writeText = async (text) => {
    const { on, copies } = useCallMode.getState()
    if (on !== true || copies === 'masks') return write(text)
    const { text: value } = await client.callMode.reveal({ text })
    await write(value)
    if (value !== text) {
      showNotice({
        id: 'copied',
        type: 'info',
        content:
          'Copied: the real value, not the mask that is shown. Whoever sees where it is pasted sees it.',
      })
    }
  }
}
