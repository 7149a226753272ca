import { ENGINE_NAMES } from '../activeeye/engines.ts'
import { vpcStateWord } from '../checklist/stateWords.ts'
import { decidedAgainstWords, decisionWords, vpcRemarks } from '../checklist/vpcWords.ts'
import { numberText } from '../text/numberText.ts'
import { plural } from '../text/plural.ts'
import type { AccountReport, VpcRow } from './accountReport.ts'
import { type Column, type FactValue, id, type Note, type Table, tableOf, text } from './document.ts'

/** The VPCs of an account with their flow logs. Every value has its CSV column beside it. */
export function buildVpcTable(report: AccountReport): Table {
  const { account, vpcs, vpcsCovered, vpcsToCover, vpcsDecidedAgainst } = report
  return tableOf(
    {
      title: 'VPCs',
      caption: `VPCs: ${numberText(vpcsCovered)} of ${plural(vpcsToCover, 'VPC')} covered${
        vpcsDecidedAgainst > 0 ? `, ${decidedAgainstWords(vpcsDecidedAgainst)}` : ''
      }`,
      of: { accountId: account.accountId, name: account.name },
      empty: 'No VPC has been seen.',
      csvFile: 'vpcs',
    },
    VPC_COLUMNS,
    vpcs,
    ({ region, vpc }) => `${region} ${vpc.vpcId}`,
  )
}

const VPC_COLUMNS: readonly Column<VpcRow>[] = [
  {
    label: 'VPC',
    cell: ({ vpc }) => ({
      value: { kind: 'resource', id: vpc.vpcId, name: vpc.name },
      csv: ['vpc_id', 'vpc_name'],
    }),
  },
  { label: 'Region', cell: ({ region }) => ({ value: { kind: 'region', text: region }, csv: ['region'] }) },
  {
    label: 'State',
    cell: ({ vpc, state }) => ({
      value: { kind: 'state', state, token: vpc.state },
      csv: ['state', 'state_meaning'],
      notes: [
        ...note('Owner', 'owner_account_id', vpc.ownerId && id(vpc.ownerId)),
        ...note('Decision', 'decision', vpc.decision && text(decisionWords(vpc.decision))),
      ],
    }),
  },
  {
    label: 'Flow log',
    cell: ({ vpc }) => ({
      value: id(vpc.flowLogId),
      csv: ['flow_log_id'],
      notes: [
        ...note('Of what was chosen', 'targets', vpc.targets && targetList(vpc.targets)),
        ...note('Left alone', 'other_flow_log_ids', vpc.otherFlowLogIds && idList(vpc.otherFlowLogIds)),
        ...vpcRemarks(vpc).flatMap((remark) => note(undefined, 'remarks', text(remark))),
      ],
    }),
  },
  {
    label: 'Made by',
    cell: ({ vpc, origin }) => ({
      value: { kind: 'flag', flag: madeByUsOf(vpc), text: origin },
      csv: ['made_by_this_onboarding'],
      notes: note('By', 'made_by_engine', vpc.madeBy && text(ENGINE_NAMES[vpc.madeBy])),
    }),
  },
  {
    label: 'Delivery',
    cell: ({ vpc, delivery }) => ({
      value: {
        kind: 'state',
        state: vpc.delivery === undefined ? undefined : delivery,
        token: vpc.delivery,
      },
      csv: ['delivery'],
      notes: note(undefined, 'delivery_error', vpc.deliveryError && text(vpc.deliveryError)),
    }),
  },
]

function note(
  label: string | undefined,
  column: string,
  value: FactValue | '' | false | undefined,
): readonly Note[] {
  return value ? [{ label, csv: [column], value }] : []
}

/** "subnet-1 (fl-1): Covered". */
function targetList(targets: NonNullable<VpcRow['vpc']['targets']>): FactValue {
  return {
    kind: 'lines',
    values: targets.map(({ resourceId, flowLogId, state }) =>
      text(
        `${resourceId}${flowLogId === undefined ? '' : ` (${flowLogId})`}: ${vpcStateWord({ state }).word}`,
      ),
    ),
  }
}

/** `undefined` without a flow log, and where some of the targets have one of ours and others do not. */
function madeByUsOf({ flowLogId, madeByUs, targets }: VpcRow['vpc']): boolean | undefined {
  if (targets === undefined) return flowLogId === undefined ? undefined : madeByUs
  const all = new Set(targets.flatMap((target) => (target.flowLogId === undefined ? [] : target.madeByUs)))
  return all.size === 1 ? all.has(true) : undefined
}

function idList(ids: readonly string[]): FactValue {
  return { kind: 'list', values: ids.map(id) }
}
