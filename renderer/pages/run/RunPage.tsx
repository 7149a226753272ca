import { useEffect } from 'react'
import { useChecklist } from '../../state/checklistStore.ts'
import { useNavigation } from '../../state/navigationStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { useRunView } from '../../state/runViewStore.ts'
import { Loading } from '../../ui/Loading.tsx'
import { AccountView } from './account/AccountView.tsx'
import { ALL_REGIONS, RunOverview } from './RunOverview.tsx'

/** The checklist and the progress of the work. The address says what is open: `#/run`, `#/run/regions`, `#/run/ACCOUNT`. */
export function RunPage() {
  const detail = useNavigation((state) => state.detail)
  const onboarding = useOpened((state) => state.opened?.onboarding)
  const account = useChecklist((state) => (detail === undefined ? undefined : state.accounts.get(detail)))
  const revision = useChecklist((state) => state.revision)
  const accountId = account?.accountId
  useEffect(() => {
    if (accountId !== undefined) useRunView.setState({ lastOpened: accountId })
  }, [accountId])
  if (onboarding === undefined || revision === 0) return <Loading what="Loading the checklist" />
  if (account !== undefined) return <AccountView key={accountId} account={account} onboarding={onboarding} />
  return <RunOverview onboarding={onboarding} view={detail === ALL_REGIONS ? 'table' : 'map'} />
}
