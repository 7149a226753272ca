import type { HostAbilities } from '../../app/contract/contract.ts'
import { dismissNotice, showNotice } from '../state/noticeStore.ts'

const NOTICE = 'askedOutside'

/** Says where to look while a call waits for an answer that the page can't give. A native dialog is seen by itself. */
export async function askedOutside<T>(confirmsIn: HostAbilities['confirmsIn'], call: Promise<T>): Promise<T> {
  if (confirmsIn !== 'terminal') return call
  showNotice({
    id: NOTICE,
    type: 'info',
    header: 'Confirm it in the terminal',
    content: 'The app asks once more in the terminal that it was started in, where no page can answer.',
  })
  try {
    return await call
  } finally {
    dismissNotice(NOTICE)
  }
}
