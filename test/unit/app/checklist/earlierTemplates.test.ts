import { expect, test } from 'vitest'
import { journalEventSchema } from '../../../../app/checklist/events.ts'
import { factsOf } from '../../../../app/checklist/facts.ts'
import { planOf } from '../../../../app/run/plan.ts'
import { acknowledgedTemplate } from '../../../../app/steps/ours.ts'
import { sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'

const ACCOUNT = '111122223333'
const STACK = 'arn:aws:cloudformation:us-east-1:111122223333:stack/activeeye-security-monitor/1'
const at = { at: '2026-11-01T08:00:00.000Z', accountId: ACCOUNT }

/** As earlier versions wrote them, which had read AWS's summary of the template only. */
const EARLIER = [
  {
    ...at,
    seq: 1,
    type: 'templateSeen',
    template: {
      url: 'https://s3.amazonaws.com/b/t.yaml',
      hash: 'old',
      parameters: [],
      capabilities: ['CAPABILITY_NAMED_IAM'],
      capabilitiesReason: '',
      resourceTypes: ['AWS::IAM::Role'],
    },
  },
  { ...at, seq: 2, type: 'consentGiven', templateHash: 'old', capabilities: ['CAPABILITY_NAMED_IAM'] },
  {
    ...at,
    seq: 3,
    type: 'writeIntended',
    region: 'us-east-1',
    token: 't',
    write: { kind: 'createStack', parameters: { ExternalID: 'acme-prod' }, capabilities: [] },
  },
  {
    ...at,
    seq: 4,
    type: 'writeAnswered',
    region: 'us-east-1',
    token: 't',
    answer: { kind: 'done', ids: [STACK] },
  },
  {
    ...at,
    seq: 5,
    type: 'stackSeen',
    stack: { stackId: STACK, region: 'us-east-1', status: 'CREATE_COMPLETE', outputs: {}, madeByUs: true },
  },
]

test('journals of earlier versions are read, and what they acknowledged is no text', () => {
  const facts = factsOf(EARLIER.map((event) => journalEventSchema.parse(event)))
  const account = facts.accounts.get(ACCOUNT)
  if (account === undefined) throw new Error('There are no facts.')
  expect(account.consents.old?.to).toBeUndefined()
  expect(acknowledgedTemplate(account, 'us-east-1', STACK)).toBeUndefined()
  expect(planOf(sampleOnboarding(), facts).accounts).toHaveLength(1)
})
