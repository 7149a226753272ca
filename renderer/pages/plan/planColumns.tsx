import Box from '@cloudscape-design/components/box'
import Popover from '@cloudscape-design/components/popover'
import type { TableProps } from '@cloudscape-design/components/table'
import { resourceTypeOf } from '../../../app/aws/resourceType.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import type { VpcStatus } from '../../../app/checklist/vpcStatus.ts'
import { plural } from '../../../app/text/plural.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import type { PlanRow } from './planRows.ts'
import { coveredCount, leftAloneSentences, stackWord } from './planRows.ts'

/** The page Run has a grid for more lines than these. */
const MOST_LINES = 20

/** @param accounts the mirror, for the names of VPCs. */
export function planColumns(
  accounts: ReadonlyMap<string, AccountStatus>,
): readonly TableProps.ColumnDefinition<PlanRow>[] {
  return [
    {
      id: 'place',
      header: 'Account and Region',
      isRowHeader: true,
      minWidth: 220,
      cell: (row) =>
        row.parentId === null ? (
          <div>
            <Box fontWeight="bold">{row.title}</Box>
            <Box color="text-body-secondary">{row.accountId}</Box>
          </div>
        ) : (
          row.title
        ),
    },
    {
      id: 'stack',
      header: 'Stack',
      minWidth: 170,
      cell: ({ stack }) =>
        stack === undefined ? null : (
          <div>
            <StateIndicator state={stackWord(stack)} />
            <Box color="text-body-secondary">{stack.region}</Box>
          </div>
        ),
    },
    {
      id: 'create',
      header: 'Flow logs to create',
      minWidth: 150,
      cell: ({ accountId, title, regions }) => (
        <VpcNames
          place={title}
          vpcIds={regions.flatMap(({ create }) => create)}
          account={accounts.get(accountId)}
        />
      ),
    },
    {
      id: 'covered',
      header: 'Covered already',
      minWidth: 130,
      cell: ({ regions }) => {
        const covered = coveredCount(regions)
        return covered === 0 ? '–' : plural(covered, 'VPC')
      },
    },
    {
      id: 'leftAlone',
      header: 'Left alone, and why',
      minWidth: 240,
      cell: ({ regions }) => {
        const words = leftAloneSentences(regions)
        return words.length === 0 ? '–' : words.map((line) => <div key={line}>{line}</div>)
      },
    },
  ]
}

interface VpcNamesProps {
  /** The account or Region, for the label that a screen reader reads. */
  readonly place: string
  readonly vpcIds: readonly string[]
  readonly account: AccountStatus | undefined
}

/** "3 VPCs", or "3 flow logs" where parts of a VPC get some, with the IDs in a popover. */
function VpcNames({ place, vpcIds, account }: VpcNamesProps) {
  if (vpcIds.length === 0) return '–'
  const isOfVpcs = vpcIds.every((id) => resourceTypeOf(id) === 'VPC')
  const words = plural(vpcIds.length, isOfVpcs ? 'VPC' : 'flow log')
  const names = new Map(account?.regions.flatMap(({ vpcs }) => vpcs.flatMap(namesIn)))
  return (
    <Popover
      header={words}
      triggerType="text"
      triggerAriaLabel={`${words} in ${place}: show which`}
      dismissAriaLabel="Close"
      size="medium"
      content={
        <ul className="vpc-names">
          {vpcIds.slice(0, MOST_LINES).map((vpcId) => (
            <li key={vpcId}>{[vpcId, names.get(vpcId)].filter(Boolean).join(' ')}</li>
          ))}
          {vpcIds.length > MOST_LINES && <li>… and {vpcIds.length - MOST_LINES} more</li>}
        </ul>
      }
    >
      {words}
    </Popover>
  )
}

/** Of the VPC, and of what was chosen of it, with the VPC that it is in. */
function namesIn({
  vpcId,
  name,
  targets = [],
}: VpcStatus): readonly (readonly [string, string | undefined])[] {
  const inVpc = `in ${[vpcId, name].filter(Boolean).join(' ')}`
  return [
    [vpcId, name],
    ...targets.map((target) => [target.resourceId, [target.name, inVpc].filter(Boolean).join(', ')] as const),
  ]
}
