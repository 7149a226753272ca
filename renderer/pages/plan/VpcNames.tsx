import Popover from '@cloudscape-design/components/popover'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { plural } from '../../../app/text/plural.ts'

/** A popover with more lines than this is no help; the page Run has a grid for that. */
const MOST_LINES = 20

interface VpcNamesProps {
  /** Where: for screen readers, who hear many such buttons. */
  readonly place: string
  readonly vpcIds: readonly string[]
  readonly account: AccountStatus | undefined
}

/** "3 VPCs", and which on demand. */
export function VpcNames({ place, vpcIds, account }: VpcNamesProps) {
  if (vpcIds.length === 0) return '–'
  const names = new Map(
    account?.regions.flatMap(({ vpcs }) => vpcs.map(({ vpcId, name }) => [vpcId, name] as const)),
  )
  return (
    <Popover
      header={plural(vpcIds.length, 'VPC')}
      triggerType="text"
      triggerAriaLabel={`${plural(vpcIds.length, 'VPC')} in ${place}: show which`}
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
      {plural(vpcIds.length, 'VPC')}
    </Popover>
  )
}
