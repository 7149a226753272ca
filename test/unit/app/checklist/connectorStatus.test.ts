import { describe, expect, test } from 'vitest'
import { connectorText } from '../../../../app/activeeye/connectorForm.ts'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import {
  compareConnector,
  confirmedByWords,
  connectorHold,
  fieldThatDiffers,
  ownCopyRefusal,
  wantedConnector,
} from '../../../../app/checklist/connectorStatus.ts'
import { otherAccount, sampleAccount } from '../../../doubles/sampleOnboarding.ts'

const ACCOUNT = sampleAccount()
const WANTED = wantedConnector(ACCOUNT, undefined)
const ONBOARDING = { accounts: [ACCOUNT, otherAccount()] }

function compare(entered: Parameters<typeof compareConnector>[2]) {
  return compareConnector(ACCOUNT, WANTED, entered, ONBOARDING)
}

describe('what was entered in ActiveEye', () => {
  test.each([undefined, 'medium'] as const)(
    'is right when it is the same in all fields, priority %s',
    (p) => {
      const priority = p === undefined ? {} : { priority: p }
      expect(
        compare({
          displayName: 'Acme prod',
          accountId: '111122223333',
          externalId: 'acme-prod',
          ...priority,
        }),
      ).toEqual([])
    },
  )

  test.each([
    ['displayName', 'Display Name'],
    ['accountId', 'Account ID'],
    ['externalId', 'External ID'],
  ] as const)('is wrong in %s: a problem in the words of the form, with the right value', (field, name) => {
    const differences = compare({ ...WANTED, [field]: 'x' })
    expect(differences).toMatchObject([
      {
        field,
        problem: {
          kind: 'invalidInput',
          step: 'connector',
          next: expect.stringContaining(`set ${name} to ${WANTED[field]}`),
        },
      },
    ])
    expect(differences.map(({ problem }) => fieldThatDiffers(problem))).toEqual([name])
  })

  test('is wrong in the priority, when it was given', () => {
    expect(compare({ ...WANTED, priority: 'high' })).toMatchObject([
      {
        field: 'priority',
        problem: {
          message:
            'Account priority in ActiveEye is not what it should be: it is high, and the onboarding file says medium.',
          next: expect.stringContaining('set Account priority to medium'),
        },
      },
    ])
  })

  test('is told for each field that differs, in the order of the form', () => {
    const differences = compare({ displayName: '', accountId: '', externalId: '', priority: 'low' })
    expect(differences.map(({ field }) => field)).toEqual([
      'displayName',
      'accountId',
      'externalId',
      'priority',
    ])
  })

  test('is told character by character, then how it came about, then what to do', () => {
    const [difference] = compare({ ...WANTED, externalId: 'acme-dev' })
    expect(difference?.problem).toMatchObject({
      message:
        'External ID in ActiveEye is not what it should be: character 6 is "d", expected "p". It is the External ID of another account of this onboarding, dev (044455556666).',
      next: expect.stringMatching(
        /^Look whether this is the connector of dev.* Open this account's connector in Admin > Service Connectors and set External ID to acme-prod/,
      ),
    })
  })
})

describe('the values of the form', () => {
  const stack = {
    stackId: 'arn',
    region: 'us-east-1',
    status: 'CREATE_COMPLETE',
    outputs: { AccountID: '111122223333', ExternalID: 'acme-of-stack' },
    madeByUs: true,
  }
  test('are those of the stack once it stands', () => {
    expect(wantedConnector(ACCOUNT, stack)).toMatchObject({ externalId: 'acme-of-stack' })
  })
  test('are those of the file before', () => {
    expect(wantedConnector(ACCOUNT, undefined)).toMatchObject({ externalId: 'acme-prod' })
    expect(wantedConnector(ACCOUNT, { ...stack, status: 'ROLLBACK_COMPLETE' })).toMatchObject({
      externalId: 'acme-prod',
    })
  })
})

describe('a connector', () => {
  function hold(state: AccountStatus['steps']['stack']['state'], changes: Partial<AccountStatus> = {}) {
    const account = { name: 'prod', accountId: '111122223333', problems: [], steps: { stack: { state } } }
    return connectorHold({ ...account, ...changes, steps: account.steps })
  }
  const stack = (status: string) => ({
    stackId: 'arn',
    region: 'us-east-1',
    status,
    outputs: {},
    madeByUs: true,
  })

  test.each(['todo', 'running', 'failed', 'skipped', 'waiting'] as const)(
    'is not confirmed without a stack that stands: %s',
    (state) => {
      expect(hold(state)).toMatchObject({
        reason: 'noStack',
        message: expect.stringContaining("prod (111122223333) can't be confirmed yet"),
      })
      expect(hold(state, { stack: stack('CREATE_IN_PROGRESS') })?.reason).toBe('noStack')
    },
  )

  test('is confirmed while the stack is looked at again, and after a look that failed', () => {
    for (const state of ['done', 'running', 'failed', 'skipped'] as const) {
      expect(hold(state, { stack: stack('UPDATE_COMPLETE') })).toBeUndefined()
    }
  })

  test('is not confirmed while the stack contradicts the file, with the way out', () => {
    const problem = {
      kind: 'stackMismatch',
      step: 'stack',
      message: 'It has another.',
      next: 'Put it back.',
      retryable: false,
    } as const
    expect(hold('failed', { stack: stack('CREATE_COMPLETE'), problems: [problem] })).toEqual({
      reason: 'stackMismatch',
      message: 'It has another.',
      next: 'Put it back.',
    })
  })
})

describe("the app's own copy", () => {
  const accounts = [
    { ...ACCOUNT, connector: WANTED },
    { ...otherAccount(), connector: wantedConnector(otherAccount(), undefined) },
    { accountId: '1', name: 'test', connector: { displayName: 'Acme test', priority: 'low' as const } },
  ]
  const block = connectorText(WANTED)
  test.each([
    ['as it was copied', block],
    ['with line ends of Windows', block.replaceAll('\n', '\r\n')],
    ['with a line end after it', `${block}\n`],
    ['of another account', connectorText(wantedConnector(otherAccount(), undefined))],
  ])('is recognized %s', (_, text) => {
    expect(ownCopyRefusal(['', text], accounts)).toContain('Open the connector in ActiveEye')
  })
  test.each([
    ['one value', '111122223333'],
    ['one line of it', 'Account ID: 111122223333'],
    ['the fields without the priority', block.split('\n').slice(0, 3).join('\n')],
    ['another order', block.split('\n').reverse().join('\n')],
    ['another layout', block.replaceAll(': ', '\n')],
    ['a value that differs', block.replace('acme-prod', 'acme-pr0d')],
    ['nothing', ''],
  ])('is not: %s', (_, text) => {
    expect(ownCopyRefusal([text], accounts)).toBeUndefined()
  })
})

test.each([
  [{}, 'By a person'],
  [{ confirmedBy: 'jane', confirmedHow: 'typed' }, 'By jane, typed'],
  [{ confirmedBy: 'jane', confirmedHow: 'pasted' }, 'By jane, pasted'],
  [{ confirmedBy: 'jane', confirmedHow: 'terminal' }, 'By jane, on the terminal'],
] as const)('who confirmed, and how: %j', (confirmed, words) => {
  expect(confirmedByWords({ ...WANTED, ...confirmed })).toBe(words)
})
