import { expect, test } from 'vitest'
import { stoppingWords } from '../../../../app/checklist/stoppingWords.ts'

const write = (seconds: number) => ({
  action: 'ec2:CreateFlowLogs',
  region: 'eu-west-1',
  accountId: '111122223333',
  name: 'prod',
  seconds,
})

test('names the call that is waited for, how long already and at most, and the way out', () => {
  expect(stoppingWords({ writes: [write(12)], longest: 120 }, 'terminal')).toBe(
    'Waiting for AWS’s answer to CreateFlowLogs in eu-west-1 of prod (12 s so far; at most 120 s). Press Ctrl-C again to stop at once; the next run looks what became of it.',
  )
})

test('with several calls, the one that has been waited for longest', () => {
  expect(stoppingWords({ writes: [write(12), write(3), write(1)], longest: 120 }, 'page')).toBe(
    'Waiting for AWS’s answer to CreateFlowLogs in eu-west-1 of prod and to 2 other calls (12 s so far; at most 120 s). The app stops with the answer, since it says what was done.',
  )
})

test('a limit that has passed is not told', () => {
  expect(stoppingWords({ writes: [write(121)], longest: 120 }, 'terminal')).toContain(
    'of prod (121 s so far).',
  )
})

test('with nothing to wait for it stops now', () => {
  expect(stoppingWords({ writes: [], longest: 120 }, 'page')).toBe('Stopping before the next change.')
})
