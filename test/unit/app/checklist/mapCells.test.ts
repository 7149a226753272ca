import { describe, expect, it } from 'vitest'
import {
  type AccountStatus,
  type RegionStatus,
  regionStateSchema,
} from '../../../../app/checklist/checklist.ts'
import { coverageOf } from '../../../../app/checklist/coverage.ts'
import {
  CELL_STATES,
  cellCounts,
  cellDetails,
  cellIn,
  cellLook,
  cellMeaning,
  cellsOf,
  cellWord,
  foldedWords,
  mapRegions,
  regionCell,
} from '../../../../app/checklist/mapCells.ts'
import { type VpcStatus, vpcStateSchema } from '../../../../app/checklist/vpcStatus.ts'

function region(
  state: RegionStatus['state'],
  vpcs: readonly VpcStatus['state'][] = [],
  more: Partial<RegionStatus> = {},
): RegionStatus {
  return {
    region: 'eu-west-1',
    state,
    vpcs: vpcs.map((one, index) => ({ vpcId: `vpc-${index}`, state: one, madeByUs: false })),
    ...more,
  }
}

describe('a cell', () => {
  it.each([
    [region('done', ['covered', 'shared']), 'covered'],
    [region('done'), 'nothing'],
    [region('done', ['shared', 'leftOut']), 'nothing'],
    [region('todo', ['missing', 'covered']), 'toCreate'],
    [region('todo', ['elsewhere']), 'toCreate'],
    [region('running', ['missing']), 'working'],
    [region('waiting', ['partly', 'missing'], { for: 'customer' }), 'differs'],
    [region('waiting', ['missing'], { for: 'activeeye' }), 'refused'],
    [region('failed', ['missing']), 'failing'],
    [region('done', ['failing', 'covered']), 'failing'],
    [region('notSeen', ['covered']), 'notSeen'],
    [region('notOptedIn'), 'notOptedIn'],
  ] as const)('%j is %s', (status, state) => {
    expect(regionCell(status)).toBe(state)
  })

  it('is covered only where every VPC that counts is covered', () => {
    for (const state of regionStateSchema.options)
      for (const one of vpcStateSchema.options)
        for (const other of vpcStateSchema.options) {
          const status = region(state, [one, other])
          const { toCover, covered } = coverageOf([status])
          if (regionCell(status) === 'covered') expect([toCover > 0, covered]).toEqual([true, toCover])
          if (regionCell(status) === 'nothing') expect(toCover).toBe(0)
        }
  })

  it('of an account that was not looked at differs from a Region that the file leaves out', () => {
    expect(cellIn(cellsOf({ regions: [] }), 'us-east-1')).toBe('notLookedAt')
    expect(cellIn(cellsOf({ regions: [region('done')] }), 'us-east-1')).toBe('outside')
  })

  it('is told with its VPCs and problems', () => {
    const account: Pick<AccountStatus, 'regions' | 'problems'> = {
      regions: [region('failed', ['missing', 'missing', 'covered'])],
      problems: [
        {
          kind: 'flowLogLimit',
          step: 'flowLogs',
          region: 'eu-west-1',
          message: '',
          next: '',
          retryable: true,
        },
        { kind: 'throttled', step: 'flowLogs', region: 'us-east-1', message: '', next: '', retryable: true },
      ],
    }
    expect(cellDetails(account, 'eu-west-1')).toBe(
      '3 VPCs: There already 1, Failed 2. Limit of flow logs reached.',
    )
    expect(cellDetails(account, 'us-east-1')).toBe('')
  })
})

describe('the states', () => {
  it('each have a word, a meaning and a look of their own', () => {
    const looks = CELL_STATES.map((state) => JSON.stringify(cellLook(state)))
    expect(new Set(looks).size).toBe(CELL_STATES.length)
    // Without colour they differ as well.
    const signs = CELL_STATES.map((state) => cellLook(state).sign)
    expect(new Set(signs).size).toBe(CELL_STATES.length)
    expect(new Set(CELL_STATES.map(cellWord)).size).toBe(CELL_STATES.length)
    expect(new Set(CELL_STATES.map(cellMeaning)).size).toBe(CELL_STATES.length)
  })
})

describe('the map', () => {
  const accounts = [
    { regions: [region('done', ['covered']), { ...region('notOptedIn'), region: 'af-south-1' }] },
    {
      regions: [
        { ...region('notOptedIn'), region: 'eu-west-1' },
        { ...region('notOptedIn'), region: 'af-south-1' },
      ],
    },
    { regions: [] },
  ]

  it('leaves out Regions that no account has enabled, and names them', () => {
    const regions = mapRegions(accounts)
    expect(regions).toEqual({ shown: ['eu-west-1'], folded: ['af-south-1'] })
    expect(foldedWords(regions)).toBe('1 Region that no account has enabled is left out: af-south-1.')
    expect(foldedWords({ ...regions, folded: [] })).toBeUndefined()
  })

  it('counts each cell once', () => {
    const counts = cellCounts(accounts.map(cellsOf), ['eu-west-1'])
    expect([...counts]).toEqual([
      ['covered', 1],
      ['notLookedAt', 1],
      ['notOptedIn', 1],
    ])
  })
})
