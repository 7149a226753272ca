import { expect, test } from 'vitest'
import { type RegionStatus, regionStateSchema } from '../../../../app/checklist/checklist.ts'
import {
  coverageOf,
  isCovered,
  isToCover,
  isUncovered,
  leftAloneReason,
  leftAloneReasonSchema,
  regionStage,
} from '../../../../app/checklist/coverage.ts'
import { type VpcState, type VpcStatus, vpcStateSchema } from '../../../../app/checklist/vpcStatus.ts'

/** A new state fails to compile here until somebody has decided what it means. */
const VPCS: Readonly<
  Record<VpcState, { readonly toCover: boolean; readonly covered: boolean; readonly uncovered: boolean }>
> = {
  missing: { toCover: true, covered: false, uncovered: true },
  elsewhere: { toCover: true, covered: false, uncovered: true },
  covered: { toCover: true, covered: true, uncovered: false },
  failing: { toCover: true, covered: false, uncovered: false },
  otherTraffic: { toCover: true, covered: false, uncovered: false },
  otherFormat: { toCover: true, covered: false, uncovered: false },
  otherFolder: { toCover: true, covered: false, uncovered: false },
  partly: { toCover: true, covered: false, uncovered: false },
  leftOut: { toCover: false, covered: false, uncovered: false },
  noTarget: { toCover: true, covered: false, uncovered: false },
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
  expect(coverageOf([done(all)])).toMatchObject({ toCover: 9, covered: 1, decidedAgainst: 0 })
  expect(coverageOf([done(all), done([]), done(all)])).toMatchObject({
    toCover: 18,
    covered: 2,
    decidedAgainst: 0,
  })
  expect(coverageOf([done([vpc('shared')])])).toMatchObject({ toCover: 0, covered: 0, decidedAgainst: 0 })
  expect(coverageOf([])).toMatchObject({ toCover: 0, covered: 0, decidedAgainst: 0 })
})

const BY_ALICE = { by: 'alice', at: '2026-11-28T12:00:00.000Z' }

test.each(['otherTraffic', 'otherFormat', 'otherFolder', 'partly'] as const)(
  'a decision changes what a VPC that is %s counts for',
  (state) => {
    const asIs = { state, decision: { what: 'leaveAsIs', ...BY_ALICE } } as const
    expect([isToCover(asIs), isCovered(asIs), leftAloneReason(asIs)]).toEqual([false, false, 'leftAsIs'])
    const beside = { state, decision: { what: 'addOurs', ...BY_ALICE } } as const
    expect([isToCover(beside), isCovered(beside), isUncovered(beside)]).toEqual([true, false, true])
    const decided = [asIs, beside].map((each) => ({ ...vpc(state), ...each }))
    expect(coverageOf([done(decided)])).toMatchObject({ toCover: 1, covered: 0, decidedAgainst: 1 })
  },
)

test('a VPC that was left out is counted as decided', () => {
  const leftOut: VpcStatus = { ...vpc('leftOut'), decision: { what: 'leaveOut', ...BY_ALICE } }
  expect(coverageOf([done([leftOut, vpc('covered')])])).toMatchObject({
    toCover: 1,
    covered: 1,
    decidedAgainst: 1,
  })
})

test('what an earlier look saw in a Region that the last one did not see counts nothing', () => {
  const vpcs = vpcStateSchema.options.map(vpc)
  expect(coverageOf([{ state: 'notSeen', vpcs }])).toMatchObject({
    toCover: 0,
    covered: 0,
    decidedAgainst: 0,
  })
})

const REGIONS: Readonly<Record<RegionStatus['state'], ReturnType<typeof regionStage>>> = {
  todo: 'open',
  running: 'atWork',
  done: 'ended',
  waiting: 'ended',
  failed: 'ended',
  skipped: 'ended',
  notOptedIn: 'notLookedAt',
  leftOut: 'notLookedAt',
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
