import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import SplitPanel from '@cloudscape-design/components/split-panel'
import { cellIn, cellMeaning, cellsOf, cellWord } from '../../../app/checklist/mapCells.ts'
import { deliveryWord, vpcStateWord } from '../../../app/checklist/stateWords.ts'
import type { VpcStatus } from '../../../app/checklist/vpcStatus.ts'
import { vpcRemarks } from '../../../app/checklist/vpcWords.ts'
import { problemTitle } from '../../../app/problems/problem.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { navigate } from '../../state/navigationStore.ts'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { ConsoleLinks } from '../console/ConsoleLinks.tsx'
import { problemPlaces, vpcPlaces } from '../console/consolePlaces.ts'
import { CellPicture } from './CellPicture.tsx'

/** A Region of an account. */
export interface AccountRegion {
  readonly accountId: string
  readonly region: string
}

/** More VPCs than these are in the table on the page Run. */
const MOST_VPCS = 50

/** One Region of one account: what the map's cell stands for. */
export function CellPanel({ accountId, region }: AccountRegion) {
  const account = useChecklist(({ accounts }) => accounts.get(accountId))
  if (account === undefined) return null
  const vpcs = account.regions.find((one) => one.region === region)?.vpcs ?? []
  const state = cellIn(cellsOf(account), region)
  const problems = account.problems.filter((problem) => problem.region === region)
  return (
    <SplitPanel header={`${account.name}, ${region}`} closeBehavior="hide" hidePreferencesButton>
      <SpaceBetween size="m">
        <div>
          <div className="map-told">
            <CellPicture state={state} />
            <b>{cellWord(state)}</b>
          </div>
          <div>{cellMeaning(state)}</div>
        </div>
        {problems.map((problem) => (
          <div key={`${problem.kind} ${problem.message}`}>
            <StateIndicator state={{ word: problemTitle(problem.kind), tone: 'bad' }} />
            <div>{problem.message}</div>
            <div>{problem.next}</div>
            <ConsoleLinks accountId={accountId} places={problemPlaces(problem, account.stack)} isBrief />
          </div>
        ))}
        {vpcs.slice(0, MOST_VPCS).map((vpc) => (
          <Vpc key={vpc.vpcId} vpc={vpc} accountId={accountId} region={region} />
        ))}
        {vpcs.length > MOST_VPCS && <div>… and {vpcs.length - MOST_VPCS} more</div>}
        <Button onClick={() => navigate('run', accountId)}>Open the account</Button>
      </SpaceBetween>
    </SplitPanel>
  )
}

function Vpc({ vpc, accountId, region }: AccountRegion & { readonly vpc: VpcStatus }) {
  return (
    <div>
      <div>
        <CopyValue name="the VPC's ID" value={vpc.vpcId} /> {vpc.name !== undefined && <b>{vpc.name}</b>}
      </div>
      <StateIndicator state={vpcStateWord(vpc)} />
      {vpc.flowLogId !== undefined && (
        <div>
          <CopyValue name="the flow log's ID" value={vpc.flowLogId} />{' '}
          <Box variant="span" color="text-body-secondary">
            {deliveryWord(vpc).word}
          </Box>
        </div>
      )}
      {vpcRemarks(vpc).map((remark) => (
        <div key={remark}>{remark}</div>
      ))}
      <ConsoleLinks accountId={accountId} places={vpcPlaces(region, vpc.vpcId)} />
    </div>
  )
}
