import { expect, test } from 'vitest'
import {
  type RegionStatus,
  regionStateSchema,
  type VpcState,
  type VpcStatus,
  vpcStateSchema,
} from '../../../../app/checklist/checklist.ts'
import {
  coverageOf,
  isCovered,
  isToCover,
  isUncovered,
  leftAloneReason,
  leftAloneReasonSchema,
  regionStage,
} from '../../../../app/checklist/coverage.ts'

/** A new state fails to compile here until somebody has decided what it means. */
const VPCS: Readonly<
  Record<VpcState, { readonly toCover: boolean; readonly covered: boolean; readonly uncovered: boolean }>
> = {
  missing: { toCover: true, covered: false, uncovered: true },
  elsewhere: { toCover: true, covered: false, uncovered: true },
  covered: { toCover: true, covered: true, uncovered: false },
  failing: { toCover: true, covered: false, uncovered: false },
  otherTraffic: { toCover: true, covered: false, uncovered: false },
  shared: { toCover: false, covered: false, uncovered: false },
}

test.each(vpcStateSchema.options)('a VPC that is %s', (state) => {
  expect({
    toCover: isToCover({ state }),
    covered: isCovered({ state }),
    uncovered: isUncovered({ state }),
  }).toEqual(VPCS[state])
})

test.each(vpcStateSchema.options)(
  'a VPC that is %s is left alone exactly where it is not uncovered',
  (state) => {
    expect(leftAloneReason({ state })).toBe(VPCS[state].uncovered ? undefined : state)
    expect(leftAloneReasonSchema.safeParse(state).success).toBe(!VPCS[state].uncovered)
  },
)

test('the coverage of several Regions counts a shared VPC nowhere', () => {
  const all = vpcStateSchema.options.map(vpc)
  expect(coverageOf([done(all)])).toEqual({ toCover: 5, covered: 1 })
  expect(coverageOf([done(all), done([]), done(all)])).toEqual({ toCover: 10, covered: 2 })
  expect(coverageOf([done([vpc('shared')])])).toEqual({ toCover: 0, covered: 0 })
  expect(coverageOf([])).toEqual({ toCover: 0, covered: 0 })
})

test('what an earlier look saw in a Region that the last one did not see counts nothing', () => {
  const vpcs = vpcStateSchema.options.map(vpc)
  expect(coverageOf([{ state: 'notSeen', vpcs }])).toEqual({ toCover: 0, covered: 0 })
})

const REGIONS: Readonly<Record<RegionStatus['state'], ReturnType<typeof regionStage>>> = {
  todo: 'open',
  running: 'atWork',
  done: 'ended',
  waiting: 'ended',
  failed: 'ended',
  skipped: 'ended',
  notOptedIn: 'notLookedAt',
  notSeen: 'ended',
}

test.each(regionStateSchema.options)('a Region that is %s', (state) => {
  expect(regionStage({ state })).toBe(REGIONS[state])
})

function done(vpcs: VpcStatus[]): Pick<RegionStatus, 'state' | 'vpcs'> {
  return { state: 'done', vpcs }
}

function vpc(state: VpcState): VpcStatus {
  return { vpcId: `vpc-${state}`, state, madeByUs: false }
}
