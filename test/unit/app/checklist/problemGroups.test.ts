import { expect, test } from 'vitest'
import { placesWords, problemGroups } from '../../../../app/checklist/problemGroups.ts'
import type { Problem } from '../../../../app/problems/problem.ts'
import { openAccount, untouchedAccount } from '../report/checklists.ts'

test('problems that one action solves are one item; those that wait for the customer come first', () => {
  const signIn = {
    kind: 'signInExpired',
    step: 'signIn',
    message: 'expired',
    next: 'Sign in again.',
    retryable: false,
    waitsFor: 'customer',
  } as const
  const stuck = { ...untouchedAccount(), problems: [signIn] }
  const groups = problemGroups([openAccount(), openAccount('000000000042', 'lab'), stuck])
  expect(groups.map(({ kind, places }) => [kind, places.length])).toEqual([
    ['signInExpired', 1],
    ['bucketNotReady', 4],
    ['blockedByOrganization', 2],
  ])
})

const SILENT: Problem = {
  kind: 'regionUnreachable',
  step: 'flowLogs',
  message: 'No answer.',
  next: 'Run again later.',
  retryable: true,
  aws: { code: 'TimeoutError', message: 'timed out' },
}
const silent = (name: string, regions: readonly string[]) => ({
  ...untouchedAccount(name),
  name,
  problems: regions.map((region) => ({ ...SILENT, region })),
})

test('one cause is one group over accounts and Regions, with the action that helps all', () => {
  const everywhere: Problem = { ...SILENT, kind: 'network', next: 'Check the proxy.' }
  const groups = problemGroups([
    silent('a', ['us-east-1', 'eu-west-1']),
    { ...silent('b', ['us-east-1', 'eu-west-1', 'eu-west-2']) },
    { ...silent('c', []), problems: [everywhere] },
    {
      ...silent('d', []),
      problems: [{ ...SILENT, region: 'us-east-1', aws: { code: 'ENOTFOUND', message: '' } }],
    },
  ])
  expect(groups.map(({ kind, next, places }) => [kind, next, placesWords(places)])).toEqual([
    ['network', 'Check the proxy.', '5 Regions in 3 accounts'],
    ['regionUnreachable', 'Run again later.', 'd, us-east-1'],
  ])
})

test('says where, in the fewest words that name it', () => {
  const [few, many] = [silent('a', ['us-east-1', 'eu-west-1']), silent('b', ['r-1', 'r-2', 'r-3', 'r-4'])]
  const words = [few, many].map((account) =>
    problemGroups([account]).map(({ places }) => placesWords(places)),
  )
  expect(words).toEqual([['a, us-east-1, eu-west-1'], ['4 Regions in b']])
})
