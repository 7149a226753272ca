import type { AccountReport } from '../../../app/report/accountReport.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { Id } from './Id.tsx'
import { ReportTable } from './ReportTable.tsx'

/** All accounts, one line each. */
export function AccountsOverview({ accounts }: { readonly accounts: readonly AccountReport[] }) {
  if (accounts.length === 0) return <p>No account has been added yet.</p>
  return (
    <ReportTable
      caption="All accounts"
      headers={['Account ID', 'Name', 'External ID', 'Connector', 'VPCs covered', 'State']}
      rows={accounts.map(({ account, state, vpcsCovered, vpcsToCover }) => ({
        key: account.accountId,
        cells: [
          <Id key="id" value={account.accountId} />,
          <bdi key="name">{account.name}</bdi>,
          <Id key="externalId" value={account.externalId} />,
          <bdi key="connector">{account.connector.displayName}</bdi>,
          vpcsToCover === 0 ? '–' : `${vpcsCovered} of ${vpcsToCover}`,
          <StateIndicator key="state" state={state} />,
        ],
      }))}
    />
  )
}
