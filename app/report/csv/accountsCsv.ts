import type { Problem, StackStatus, StepStatus } from '../../checklist/checklist.ts'
import type { AccountReport } from '../accountReport.ts'
import type { Report } from '../reportModel.ts'
import { accountLabel } from './accountLabel.ts'
import { csv } from './csv.ts'

/**
 * The columns of the accounts file, in their order. Names are stable: add at the end, don't rename.
 * States are the checklist's own words (`done`, `waiting for you`, …), times ISO 8601 in UTC, yes and no
 * `true` and `false`; what is not known is empty.
 */
const COLUMNS: Readonly<Record<string, (report: AccountReport) => string>> = {
  account: ({ account }) => accountLabel(account),
  account_id: ({ account }) => account.accountId,
  account_name: ({ account }) => account.name,
  external_id: ({ account }) => account.externalId,
  sign_in: ({ account }) => stateToken(account.steps.signIn),
  stack: ({ account }) => stateToken(account.steps.stack),
  connector: ({ account }) => stateToken(account.steps.connector),
  flow_logs: ({ account }) => stateToken(account.steps.flowLogs),
  delivery: ({ account }) => stateToken(account.steps.delivery),
  vpcs_to_cover: ({ vpcsToCover }) => String(vpcsToCover),
  vpcs_covered: ({ vpcsCovered }) => String(vpcsCovered),
  connector_display_name: ({ account }) => account.connector.displayName,
  connector_account_id: ({ account }) => account.connector.accountId,
  connector_external_id: ({ account }) => account.connector.externalId,
  connector_priority: ({ account }) => account.connector.priority,
  connector_confirmed_at: ({ connectorConfirmedAt }) => connectorConfirmedAt?.iso ?? '',
  stack_name: ({ account, stackName }) => (account.stack === undefined ? '' : stackName),
  stack_id: ({ account }) => account.stack?.stackId ?? '',
  stack_region: ({ account }) => account.stack?.region ?? '',
  stack_status: ({ account }) => account.stack?.status ?? '',
  stack_made_by_this_onboarding: ({ account }) => (account.stack ? String(account.stack.madeByUs) : ''),
  /** `AccountID=111122223333; ExternalID=acme-prod` */
  stack_outputs: ({ account }) => outputs(account.stack),
  identity_arn: ({ account }) => account.identity ?? '',
  last_seen: ({ lastSeen }) => lastSeen?.iso ?? '',
  /** Region names, separated by spaces. */
  regions: ({ account }) => account.regions.map(({ region }) => region).join(' '),
  regions_not_opted_in: ({ account }) =>
    account.regions
      .filter(({ state }) => state === 'notOptedIn')
      .map(({ region }) => region)
      .join(' '),
  problem_count: ({ account }) => String(account.problems.length),
  /** One line per problem: `accessDenied in us-east-1: … Next: … (AWS code, request ID)`. */
  problems: ({ account }) => account.problems.map(problemLine).join('\n'),
}

export function accountsCsv({ accounts }: Report): string {
  const columns = Object.entries(COLUMNS)
  return csv(
    columns.map(([name]) => name),
    accounts.map((account) => columns.map(([, value]) => value(account))),
  )
}

function stateToken(status: StepStatus): string {
  return status.for === undefined ? status.state : `${status.state} for ${status.for}`
}

function outputs(stack: StackStatus | undefined): string {
  return Object.entries(stack?.outputs ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join('; ')
}

function problemLine({ kind, region, message, next, aws }: Problem): string {
  const where = region === undefined ? '' : ` in ${region}`
  const said = aws === undefined ? '' : ` (AWS ${[aws.code, aws.requestId].filter(Boolean).join(', ')})`
  return `${kind}${where}: ${message} Next: ${next}${said}`
}
