import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { refusalOf } from '../../client/callRefusal.ts'
import { showNotice } from '../../state/noticeStore.ts'
import { useOpened } from '../../state/openedStore.ts'

/** Forgets all keys and every sign-in that main holds, and says so. */
export async function forgetSignIns(client: ContractClient): Promise<void> {
  const practice = useOpened.getState().opened?.practice
  try {
    await client.signIn.forget(practice === undefined ? {} : { practice })
    showNotice({
      id: 'forgotten',
      type: 'success',
      header: 'All sign-ins are forgotten',
      content:
        'The access keys and the sign-ins that this app held are gone. What the AWS CLI or the AWS configuration of this computer hold is untouched.',
    })
  } catch (error) {
    const { message, details, next } = refusalOf(error)
    showNotice({
      id: 'forgotten',
      type: 'error',
      header: message,
      content: [...details, next].filter((text) => text !== undefined).join(' '),
    })
  }
}
