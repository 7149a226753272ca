import type { AccountReport, VpcRow } from '../../../app/report/accountReport.ts'
import { counted } from '../../../app/report/counted.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { Id } from './Id.tsx'
import { ReportTable } from './ReportTable.tsx'

/** Every VPC of an account with its flow log. */
export function AccountVpcs({
  report: { vpcs, vpcsCovered, vpcsToCover },
}: {
  readonly report: AccountReport
}) {
  if (vpcs.length === 0) return <p>No VPC has been seen.</p>
  return (
    <ReportTable
      caption={`VPCs: ${vpcsCovered} of ${counted(vpcsToCover, 'VPC')} covered`}
      headers={['VPC', 'Region', 'State', 'Flow log to ActiveEye', 'Made by', 'Delivery']}
      rows={vpcs.map((row) => ({ key: `${row.region} ${row.vpc.vpcId}`, cells: cellsOf(row) }))}
    />
  )
}

function cellsOf({ region, vpc, state, delivery, origin }: VpcRow) {
  const others = vpc.otherFlowLogIds ?? []
  return [
    <div key="vpc">
      <Id value={vpc.vpcId} />
      {vpc.name !== undefined && (
        <div className="report-aside">
          <bdi>{vpc.name}</bdi>
        </div>
      )}
    </div>,
    region,
    <div key="state">
      <StateIndicator state={state} />
      {vpc.ownerId !== undefined && <div className="report-aside">Owner: {vpc.ownerId}</div>}
    </div>,
    <div key="flowLog">
      <Id value={vpc.flowLogId} />
      {others.length > 0 && <div className="report-aside">Left alone: {others.join(', ')}</div>}
    </div>,
    origin,
    <div key="delivery">
      {vpc.flowLogId === undefined ? '–' : <StateIndicator state={delivery} />}
      {vpc.deliveryError !== undefined && <div className="report-aside">{vpc.deliveryError}</div>}
    </div>,
  ]
}
