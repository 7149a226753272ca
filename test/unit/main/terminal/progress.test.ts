import { describe, expect, test } from 'vitest'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import type { Patch } from '../../../../app/checklist/checklistPatch.ts'
import { totalsOf } from '../../../../app/checklist/totals.ts'
import { createProgress } from '../../../../main/terminal/progress.ts'
import { fakeTerminal } from '../../../doubles/fakeTerminal.ts'
import { finishedAccount, judged, untouchedAccount } from '../../app/report/checklists.ts'

describe('line by line', () => {
  test('a Region has the same number of VPCs as the totals: a shared VPC is counted nowhere', () => {
    const account = finishedAccount('111122223333', 'prod')
    const { lines, terminal } = fakeTerminal(false)
    createProgress('run', terminal).show(patch([account]))
    const { covered, vpcs } = totalsOf([account])
    expect(lines).toContain(`111122223333 prod us-east-1: Done, ${covered} of ${vpcs} VPCs covered`)
  })

  test('a Region with shared VPCs only has none to count', () => {
    const shared = { vpcId: 'vpc-1', state: 'shared' as const, madeByUs: false, ownerId: '099988887777' }
    const { lines, terminal } = fakeTerminal(false)
    createProgress('run', terminal).show(
      patch([
        {
          ...untouchedAccount('111122223333', 'prod'),
          regions: [{ region: 'us-east-1', state: 'done', vpcs: [shared] }],
        },
      ]),
    )
    expect(lines).toEqual(['111122223333 prod us-east-1: Done'])
  })

  test('a Region is told once its work has ended', () => {
    const account = untouchedAccount('111122223333', 'prod')
    const { lines, terminal } = fakeTerminal(false)
    const regions = (['todo', 'running', 'failed', 'notOptedIn'] as const).map((state) => ({
      region: state,
      state,
      vpcs: [],
    }))
    createProgress('run', terminal).show(patch([{ ...account, regions }]))
    expect(lines).toEqual(['111122223333 prod failed: Failed'])
  })
})

describe('while a cancelled run waits for an answer', () => {
  const waiting = (seconds: number): Patch => ({
    ...patch([]),
    activity: {
      activity: 'run',
      state: 'running',
      startedAt: '2026-11-23T09:00:00.000Z',
      stopping: {
        writes: [
          {
            action: 'ec2:CreateFlowLogs',
            region: 'eu-west-1',
            accountId: '111122223333',
            name: 'prod',
            seconds,
          },
        ],
        longest: 120,
      },
    },
  })

  test('the picture tells for how long, each time', () => {
    const { pictures, terminal } = fakeTerminal(true)
    const progress = createProgress('run', terminal)
    for (const seconds of [1, 2]) progress.show(waiting(seconds))
    expect(pictures.map((picture) => picture.includes('(2 s so far; at most 120 s)'))).toEqual([false, true])
  })

  test('a line tells it every ten seconds', () => {
    const { lines, terminal } = fakeTerminal(false)
    const progress = createProgress('run', terminal)
    for (let seconds = 0; seconds < 25; seconds += 1) progress.show(waiting(seconds))
    expect(lines.map((line) => /\((\d+) s so far/.exec(line)?.[1])).toEqual(['0', '10', '20'])
  })
})

test('the picture has accounts at work first, also while their delivery is judged', () => {
  const { pictures, terminal } = fakeTerminal(true)
  const checked = finishedAccount('222222222222', 'checked')
  createProgress('check', terminal).show(
    patch([
      finishedAccount('111111111111', 'idle'),
      judged({ ...checked, steps: { ...checked.steps, delivery: { state: 'running' } } }, true),
    ]),
  )
  const order = pictures.at(-1)?.match(/1{12}|2{12}/g)
  expect(order).toEqual(['222222222222', '111111111111'])
})

/** A change, so that everything in it is news. */
function patch(accounts: AccountStatus[]): Patch {
  return { base: 1, revision: 2, totals: totalsOf(accounts), accounts, lines: [] }
}
