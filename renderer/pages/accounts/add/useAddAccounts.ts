import type { ConnectionTestResult } from '../../../../app/access/connectionTest.ts'
import { stackRegionOf } from '../../../../app/access/stackRegionOf.ts'
import { partitionOf } from '../../../../app/aws/partition.ts'
import { withFreeNames } from '../../../../app/onboarding/freeNames.ts'
import { plural } from '../../../../app/text/plural.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { announce } from '../../../state/announcementStore.ts'
import { useAwsConfiguration } from '../../../state/awsConfigurationStore.ts'
import { draftSubject, isAbout } from '../../../state/connectionSubject.ts'
import { connectionTests } from '../../../state/connectionTestStore.ts'
import { changeDraft } from '../../../state/draftSaving.ts'
import { editRow, useDraft } from '../../../state/draftStore.ts'
import type { TestResults } from '../../../state/testResults.ts'
import { newAccess } from '../accessWords.ts'
import { type AddedAccount, addAccounts } from '../draftEdits.ts'

/** An account that was found, and the partition that it was found in, where that is known. */
type FoundAccount = Omit<AddedAccount, 'stackRegion'> & { readonly partition?: string | undefined }

/** Adds found accounts; their other fields get suggestions, and what was tested before needs no second test. */
export function useAddAccounts(): (
  added: readonly FoundAccount[],
  tested?: TestResults<ConnectionTestResult>,
) => void {
  const client = useClient()
  return (added, tested = new Map()) => {
    const { configuration } = useAwsConfiguration.getState()
    const partitionBy = (account: FoundAccount) => {
      const known = [...tested.values()].find((one) => isAbout(one, account))?.result
      return known?.state === 'connected' ? partitionOf(known.arn) : account.partition
    }
    changeDraft(client, (draft) => {
      const before = draft.accounts.at(-1)?.stackRegion
      const placed = added.map((account) => {
        const { partition: _, ...found } = account
        const partition = partitionBy(account)
        return {
          ...found,
          stackRegion: stackRegionOf({ access: found.access, partition, configuration, before }),
        }
      })
      return addAccounts(draft, withFreeNames(placed, draft.accounts), () => crypto.randomUUID())
    })
    for (const account of useDraft.getState().draft?.accounts ?? []) {
      const subject = draftSubject(account)
      const known = [...tested.values()].find((one) => isAbout(one, subject.test))
      if (known?.result !== undefined) connectionTests.remember(subject, known.result)
    }
    announce(`${plural(added.length, 'account')} added`)
  }
}

/** Adds an empty row and opens its form. The access is that of the last account, which is most often right. */
export function useAddByHand(): () => void {
  const client = useClient()
  return () => {
    const key = crypto.randomUUID()
    changeDraft(client, (draft) => {
      const access = draft.accounts.at(-1)?.access ?? newAccess('role')
      return addAccounts(draft, [{ accountId: '', name: '', access }], () => key)
    })
    if (useDraft.getState().draft !== undefined) editRow(key)
  }
}
