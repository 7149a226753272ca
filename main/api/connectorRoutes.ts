import type { AccountStatus, EnteredHow } from '../../app/checklist/checklist.ts'
import { compareConnectorList } from '../../app/checklist/compareConnectorList.ts'
import { connectorSheet } from '../../app/checklist/connectorSheet.ts'
import {
  compareConnector,
  connectorHold,
  type EnteredConnector,
  ownCopyRefusal,
  wantedConnector,
} from '../../app/checklist/connectorStatus.ts'
import { isToConfirm } from '../../app/checklist/listedConnector.ts'
import { readerOfReport } from '../../app/report/accountReport.ts'
import { accountWithId } from '../accounts/accountsWithIds.ts'
import { InvalidInputError, valueOrInvalidInput } from '../failures/invalidInputError.ts'
import { connectorSheetFile } from '../onboarding/connectorSheetFile.ts'
import type { CallMode } from '../onboarding/createCallMode.ts'
import type { CurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import type { RouterBase } from './routerBase.ts'

/** What is to be entered in ActiveEye, and the comparison with what a person says was entered. */
export function connectorRoutes(os: RouterBase, current: CurrentOnboarding, callMode: CallMode) {
  /** Records it, and compares it with what it should be. @param status of the account, when its values were read */
  async function record(
    { onboarding, facts, enterConnector }: Awaited<ReturnType<CurrentOnboarding['recordable']>>['onboarding'],
    status: AccountStatus,
    given: EnteredConnector,
    how: EnteredHow,
  ) {
    const account = accountWithId(onboarding, status.accountId)
    // What is not said again stays as it was said: leaving a wrong priority out does not correct it.
    const priority = given.priority ?? facts().accounts.get(account.accountId)?.connector?.priority
    const entered = { ...given, priority }
    await enterConnector(account.accountId, entered, how)
    return compareConnector(account, wantedConnector(account, status.stack), entered, onboarding)
  }

  return os.connector.router({
    confirm: os.connector.confirm.handler(async ({ input }) => {
      const opened = (await current.recordable()).onboarding
      const { accounts } = opened.checklist()
      const { accountId } = accountWithId(opened.onboarding, input.accountId)
      const { displayName, enteredAccountId, externalId, priority, how, pasted = '' } = input
      const status = accountWithId({ accounts }, accountId)
      const hold = connectorHold(status)
      if (hold !== undefined) throw new InvalidInputError([`${hold.message} ${hold.next}`])
      const ownCopy = ownCopyRefusal([pasted, displayName, enteredAccountId, externalId], accounts)
      if (ownCopy !== undefined) throw new InvalidInputError([ownCopy])
      const entered = { displayName, accountId: enteredAccountId, externalId, priority }
      const differences = await record(opened, status, entered, how)
      return {
        same: differences.length === 0,
        differences: differences.map(({ field, problem: { message, next } }) => ({ field, message, next })),
      }
    }),

    confirmList: os.connector.confirmList.handler(async ({ input: { text, how } }) => {
      const opened = (await current.recordable()).onboarding
      const { accounts } = opened.checklist()
      const { lines } = valueOrInvalidInput(compareConnectorList(text, accounts, opened.onboarding))
      const answer = { confirmed: [] as string[], different: [] as string[] }
      for (const line of lines) {
        const { account, entered } = line
        if (account === undefined || entered === undefined) continue
        if (!isToConfirm(line) && line.is !== 'different') continue
        const status = accountWithId({ accounts }, account.accountId)
        const differences = await record(opened, status, entered, how)
        answer[differences.length === 0 ? 'confirmed' : 'different'].push(account.accountId)
      }
      return answer
    }),

    sheet: os.connector.sheet.handler(({ input: { format } }) =>
      connectorSheetFile(
        connectorSheet(
          callMode.shownChecklist(current.opened().onboarding.checklist()),
          readerOfReport('UTC'),
        ),
        format,
      ),
    ),
  })
}
