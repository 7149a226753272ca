import type { AccountStatus } from '../../checklist/checklist.ts'
import type { VpcRow } from '../accountReport.ts'
import type { Report } from '../reportModel.ts'
import { accountLabel } from './accountLabel.ts'
import { csv } from './csv.ts'

/**
 * The columns of the VPCs file, in their order. Names are stable: add at the end, don't rename.
 * `state` is the checklist's own word, `state_meaning` the same for people; what is not known is empty.
 */
const COLUMNS: Readonly<Record<string, (account: AccountStatus, row: VpcRow) => string>> = {
  account: (account) => accountLabel(account),
  account_id: ({ accountId }) => accountId,
  account_name: ({ name }) => name,
  region: (_, { region }) => region,
  vpc_id: (_, { vpc }) => vpc.vpcId,
  vpc_name: (_, { vpc }) => vpc.name ?? '',
  state: (_, { vpc }) => vpc.state,
  state_meaning: (_, { state }) => state.word,
  flow_log_id: (_, { vpc }) => vpc.flowLogId ?? '',
  made_by_this_onboarding: (_, { vpc }) => (vpc.flowLogId === undefined ? '' : String(vpc.madeByUs)),
  /** `DeliverLogsStatus` as AWS last said it. */
  delivery: (_, { vpc }) => vpc.delivery ?? '',
  delivery_error: (_, { vpc }) => vpc.deliveryError ?? '',
  /** With a shared VPC: whose it is. */
  owner_account_id: (_, { vpc }) => vpc.ownerId ?? '',
  /** Flow logs that go elsewhere and are left alone, separated by spaces. */
  other_flow_log_ids: (_, { vpc }) => vpc.otherFlowLogIds?.join(' ') ?? '',
}

export function vpcsCsv({ accounts }: Report): string {
  const columns = Object.entries(COLUMNS)
  return csv(
    columns.map(([name]) => name),
    accounts.flatMap(({ account, vpcs }) =>
      vpcs.map((row) => columns.map(([, value]) => value(account, row))),
    ),
  )
}
