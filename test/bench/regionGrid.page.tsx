import '@cloudscape-design/global-styles/index.css'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { AccountStatus } from '../../app/checklist/checklist.ts'
import type { VpcStatus } from '../../app/checklist/vpcStatus.ts'
import { FilteredGrid } from '../../renderer/pages/run/grid/FilteredGrid.tsx'
import { rowsOfAccounts } from '../../renderer/pages/run/grid/gridRows.ts'
import { EVERYTHING } from '../../renderer/state/gridFilter.ts'
import { frame, median, scrollThrough, timed } from './pageTiming.ts'

/** The page that regionGrid.ts measures: the grid of "all Regions" with a checklist of any size. */

const VPCS = 10
const REGIONS = 15
const UPDATES = 31

/** Milliseconds; medians where it is done more than once. */
interface Measured {
  readonly rows: number
  readonly mount: number
  /** The account in view changes, as a patch does it. */
  readonly update: number
  /** A frame while scrolling through everything in 60 steps. */
  readonly scrollFrame: number
  readonly longestFrame: number
  readonly nodes: number
}

async function measureGrid(rows: number): Promise<Measured> {
  const place = document.createElement('div')
  document.body.replaceChildren(place)
  const root = createRoot(place)
  let accounts = Array.from({ length: rows / (VPCS * REGIONS) }, (_, index) => accountOf(index, 'missing'))
  const draw = () => {
    flushSync(() =>
      root.render(
        <FilteredGrid
          of="all"
          rows={rowsOfAccounts(accounts)}
          filter={EVERYTHING}
          onFilter={() => undefined}
        />,
      ),
    )
    return place.offsetHeight
  }

  const mount = timed(draw)
  await frame()
  const updates: number[] = []
  for (let count = 0; count < UPDATES; count += 1) {
    const state = count % 2 === 0 ? 'covered' : 'missing'
    accounts = accounts.map((account, index) => (index === 0 ? accountOf(index, state) : account))
    updates.push(timed(draw))
    await frame()
  }
  const frames = await scrollThrough(place.querySelector('.region-grid-body'))
  const nodes = place.querySelectorAll('*').length
  root.unmount()
  return {
    rows,
    mount,
    update: median(updates),
    scrollFrame: median(frames),
    longestFrame: Math.max(...frames),
    nodes,
  }
}

function accountOf(index: number, state: VpcStatus['state']): AccountStatus {
  const accountId = String(index).padStart(12, '0')
  return {
    accountId,
    name: `account-${index}`,
    state: 'working',
    turns: [],
    steps: {
      signIn: { state: 'done' },
      stack: { state: 'done' },
      connector: { state: 'todo' },
      flowLogs: { state: 'running' },
      delivery: { state: 'todo' },
    },
    connector: { displayName: `Acme ${index}`, accountId, externalId: `acme-${index}`, priority: 'medium' },
    regions: Array.from({ length: REGIONS }, (_, region) => ({
      region: `xx-test-${region}`,
      state: 'running' as const,
      vpcs: Array.from({ length: VPCS }, (_, vpc) => ({
        vpcId: `vpc-${index}-${region}-${vpc}`,
        state,
        madeByUs: true,
        ...(state === 'covered' && {
          flowLogId: `fl-${index}-${region}-${vpc}`,
          delivery: 'noErrorReported' as const,
        }),
      })),
    })),
    problems: [],
  }
}

Object.assign(globalThis, { measureGrid })
