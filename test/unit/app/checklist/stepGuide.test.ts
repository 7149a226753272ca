import { expect, test } from 'vitest'
import { stepGuide } from '../../../../app/checklist/stepGuide.ts'
import { STEPS } from '../../../../app/onboarding/stepName.ts'

const ACCOUNT = { accountId: '444455556666', externalId: 'acme-prod', stackRegion: 'eu-west-1' }

test('each step is told in two sentences at most, with what a look makes of it done by hand', () => {
  for (const step of STEPS) {
    const { does, byHand, recognised } = stepGuide(step, ACCOUNT, {})
    expect(`${does} `.match(/\. /g)?.length, does).toBeLessThanOrEqual(2)
    expect(`${byHand} `.match(/\. /g), byHand).toHaveLength(1)
    expect(recognised, step).toMatch(/\.$/)
  }
})

test('by hand, the stack has the same values as by this app', () => {
  const { byHand, recognised } = stepGuide('stack', ACCOUNT, {})
  for (const value of [
    'eu-west-1',
    'https://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml',
    'stack name activeeye-security-monitor',
    'ExternalID acme-prod',
  ]) {
    expect(byHand).toContain(value)
  }
  expect(recognised).toBe('Done by hand, the next look recognises it.')
})

test('a bucket of the file is never called ActiveEye’s', () => {
  const own = {
    activeeye: {
      templateUrl: 'https://example.com/t.yaml',
      flowLogDestination: 'arn:aws:s3:::acme-flow-logs',
    },
  }
  const { does, byHand } = stepGuide('flowLogs', ACCOUNT, own)
  expect(does).toContain("the bucket arn:aws:s3:::acme-flow-logs (not ActiveEye's)")
  expect(byHand).toContain('bucket ARN arn:aws:s3:::acme-flow-logs,')
})
