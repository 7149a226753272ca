import { describe, expect, test } from 'vitest'
import { decideStack } from '../../../../app/steps/stackDecision.ts'
import { type FakeStack, fakeStack } from '../../../doubles/fakeStacks.ts'
import { sampleAccount } from '../../../doubles/sampleOnboarding.ts'

function decide(changes: Partial<FakeStack>) {
  return decideStack(sampleAccount(), fakeStack(changes))
}

test('no stack: create', () => {
  expect(decideStack(sampleAccount(), undefined)).toEqual({ do: 'create' })
})

/** All of https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/view-stack-events.html, and some that are yet to come. */
test.each([
  ['CREATE_COMPLETE', 'accept'],
  ['UPDATE_COMPLETE', 'accept'],
  ['UPDATE_ROLLBACK_COMPLETE', 'accept'],
  ['IMPORT_COMPLETE', 'accept'],
  ['IMPORT_ROLLBACK_COMPLETE', 'accept'],
  ['CREATE_IN_PROGRESS', 'follow'],
  ['ROLLBACK_IN_PROGRESS', 'follow'],
  ['DELETE_IN_PROGRESS', 'follow'],
  ['UPDATE_IN_PROGRESS', 'follow'],
  ['UPDATE_COMPLETE_CLEANUP_IN_PROGRESS', 'follow'],
  ['UPDATE_ROLLBACK_IN_PROGRESS', 'follow'],
  ['UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS', 'follow'],
  ['IMPORT_IN_PROGRESS', 'follow'],
  ['IMPORT_ROLLBACK_IN_PROGRESS', 'follow'],
  ['CREATE_FAILED', 'replace'],
  ['ROLLBACK_COMPLETE', 'replace'],
  ['ROLLBACK_FAILED', 'replace'],
  ['DELETE_FAILED', 'replace'],
  ['REVIEW_IN_PROGRESS', 'replace'],
  ['DELETE_COMPLETE', 'create'],
  ['UPDATE_FAILED', 'stop'],
  ['UPDATE_ROLLBACK_FAILED', 'stop'],
  ['IMPORT_ROLLBACK_FAILED', 'stop'],
  ['REFACTORING_IN_PROGRESS', 'follow'],
  ['SOMETHING_NEW', 'stop'],
  ['', 'stop'],
])('%s: %s', (status, expected) => {
  expect(decide({ status }).do).toBe(expected)
})

describe('a stack at rest is accepted only with the IDs that were asked for', () => {
  test.each<[string, Partial<FakeStack>]>([
    ['outputs as they should be', {}],
    ['outputs in another spelling', { outputs: { AccountId: '111122223333', 'External-Id': 'acme-prod' } }],
    ['a masked parameter', { parameters: { ExternalID: '****' } }],
    ['no parameter listed', { parameters: {} }],
    ['outputs besides', { outputs: { AccountID: '111122223333', ExternalID: 'acme-prod', RoleArn: 'arn' } }],
  ])('%s', (_, changes) => {
    expect(decide(changes).do).toBe('accept')
  })

  test.each<[string, Partial<FakeStack>, string]>([
    [
      'another ExternalID as output',
      { outputs: { AccountID: '111122223333', ExternalID: 'acme-old' } },
      'acme-old',
    ],
    [
      'another ExternalID as parameter, and no output',
      { outputs: {}, parameters: { ExternalID: 'acme-old' } },
      'acme-old',
    ],
    [
      'an ExternalID in other case',
      { outputs: { AccountID: '111122223333', ExternalID: 'Acme-prod' } },
      'Acme-prod',
    ],
    [
      'another account as output',
      { outputs: { AccountID: '999900009999', ExternalID: 'acme-prod' } },
      '999900009999',
    ],
    ['no outputs', { outputs: {} }, 'it has none'],
    ['no output AccountID', { outputs: { ExternalID: 'acme-prod' } }, 'it has ExternalID'],
    ['no output ExternalID', { outputs: { AccountID: '111122223333' } }, 'it has AccountID'],
    ['a masked parameter and no outputs', { outputs: {}, parameters: { ExternalID: '****' } }, 'it has none'],
  ])('%s: stackMismatch', (_, changes, words) => {
    expect(decide(changes)).toMatchObject({
      do: 'stop',
      problem: { kind: 'stackMismatch', message: expect.stringContaining(words) },
    })
  })
})

test.each(['UPDATE_FAILED', 'UPDATE_ROLLBACK_FAILED', 'IMPORT_ROLLBACK_FAILED', 'SOMETHING_NEW'])(
  '%s needs a person, and AWS is quoted',
  (status) => {
    expect(decide({ status, statusReason: 'Because.' })).toMatchObject({
      problem: {
        kind: 'stackFailed',
        message: expect.stringMatching(new RegExp(`${status} \\(Because\\.\\)`)),
        retryable: false,
      },
    })
  },
)

test.each([
  ['UPDATE_FAILED', 'An update of it failed and was not taken back', 'Roll back'],
  ['UPDATE_ROLLBACK_FAILED', 'so did taking the update back', 'Continue update rollback'],
  ['IMPORT_ROLLBACK_FAILED', 'deleting it could delete what was imported', 'whoever imported'],
  ['SOMETHING_NEW', 'does not know this status', 'CloudFormation console'],
])('%s is told in its own words', (status, message, next) => {
  expect(decide({ status })).toMatchObject({
    problem: { message: expect.stringContaining(message), next: expect.stringContaining(next) },
  })
})
