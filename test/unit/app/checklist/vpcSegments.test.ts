import { describe, expect, it } from 'vitest'
import { coverageOf } from '../../../../app/checklist/coverage.ts'
import { segmentOf, VPC_SEGMENTS, vpcSegments } from '../../../../app/checklist/vpcSegments.ts'
import { type VpcStatus, vpcStateSchema } from '../../../../app/checklist/vpcStatus.ts'

function vpc(state: VpcStatus['state'], more: Partial<VpcStatus> = {}): VpcStatus {
  return { vpcId: `vpc-${state}`, state, madeByUs: false, ...more }
}

describe('the segment of a VPC', () => {
  it.each([
    ['covered', {}, 'done', 'already'],
    ['covered', { madeByUs: true }, 'done', 'made'],
    ['missing', {}, 'todo', 'toMake'],
    ['elsewhere', {}, 'waiting', 'toMake'],
    ['missing', {}, 'failed', 'failed'],
    ['failing', {}, 'done', 'failed'],
    ['partly', {}, 'waiting', 'leftAlone'],
    ['partly', { decision: { what: 'addOurs', by: 'alice', at: '2026-01-01' } }, 'todo', 'toMake'],
    ['shared', {}, 'done', 'leftAlone'],
    ['covered', { madeByUs: true }, 'notSeen', 'notSeen'],
  ] as const)('%s %j in a Region that is %s is %s', (state, more, region, segment) => {
    expect(segmentOf(vpc(state, more), region)).toBe(segment)
  })
})

describe('the segments of all VPCs', () => {
  const regions = [
    { state: 'done' as const, vpcs: vpcStateSchema.options.map((state) => vpc(state)) },
    { state: 'notSeen' as const, vpcs: [vpc('covered')] },
  ]

  it('count each VPC once', () => {
    const counts = vpcSegments(regions)
    expect(VPC_SEGMENTS.reduce((sum, segment) => sum + counts[segment], 0)).toBe(
      vpcStateSchema.options.length + 1,
    )
  })

  it('cover as many as every other place says', () => {
    const { already, made } = vpcSegments(regions)
    expect(already + made).toBe(coverageOf(regions).covered)
  })
})
