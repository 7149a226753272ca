import '@cloudscape-design/global-styles/index.css'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import type { AccountStatus } from '../../app/checklist/checklist.ts'
import type { VpcStatus } from '../../app/checklist/vpcStatus.ts'
import { AccountsMap } from '../../renderer/features/map/AccountsMap.tsx'
import { frame, median, scrollThrough, timed } from './pageTiming.ts'

/** The page that accountsMap.ts measures: the map with a checklist of any size. */

const REGIONS = 30
const UNITS = 25
const UPDATES = 31

/** Milliseconds; medians where it is done more than once. */
interface Measured {
  readonly accounts: number
  readonly rows: 'accounts' | 'units'
  readonly mount: number
  /** The account in view changes, as a patch does it. */
  readonly update: number
  /** A frame while scrolling through everything in 60 steps. */
  readonly scrollFrame: number
  readonly longestFrame: number
  readonly nodes: number
}

async function measureMap(count: number, rows: Measured['rows']): Promise<Measured> {
  const place = document.createElement('div')
  document.body.replaceChildren(place)
  const root = createRoot(place)
  let accounts = Array.from({ length: count }, (_, index) => accountOf(index, 'missing'))
  const draw = () => {
    flushSync(() => root.render(<AccountsMap accounts={accounts} title="Accounts and Regions" />))
    return place.offsetHeight
  }

  const mount = timed(draw)
  const nearer = place.querySelector<HTMLElement>('[aria-label="One row for each account"]')
  if ((nearer !== null) !== count > UNITS * 3) throw new Error('The map does not begin as it should.')
  if (rows === 'accounts') nearer?.click()
  await frame()
  await frame()
  const updates: number[] = []
  for (let step = 0; step < UPDATES; step += 1) {
    const state = step % 2 === 0 ? 'covered' : 'missing'
    accounts = accounts.map((account, index) => (index === 0 ? accountOf(index, state) : account))
    updates.push(timed(draw))
    await frame()
  }
  const frames = await scrollThrough(place.querySelector('.map-frame'))
  const nodes = place.querySelectorAll('*').length
  root.unmount()
  return {
    accounts: count,
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
    organizationalUnits: ['Workloads', `Unit ${index % UNITS}`],
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
      state: 'done' as const,
      vpcs: [{ vpcId: `vpc-${index}-${region}`, state, madeByUs: true }],
    })),
    problems: [],
  }
}

Object.assign(globalThis, { measureMap })
