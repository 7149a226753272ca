import { expect, test } from 'vitest'
import {
  comparedSpans,
  type ForeignValue,
  foreignValues,
  type UsedValues,
} from '../../../../app/activeeye/foreignValues.ts'
import { FLOW_LOG_DESTINATION, TEMPLATE_URL } from '../../../../app/activeeye/prescribed.ts'

const PRESCRIBED: UsedValues = {
  templateUrl: TEMPLATE_URL,
  flowLogDestination: FLOW_LOG_DESTINATION,
  portalUrl: 'https://acme.activeeye.com/',
}

/** What is not ActiveEye's of these values, with its differing characters in braces. */
function foreign(values: Partial<UsedValues>): readonly string[] {
  return foreignValues({ ...PRESCRIBED, ...values }).map(
    (value) =>
      `${value.what} ${comparedSpans(value)
        .given.map(({ text, differs }) => (differs ? `{${text}}` : text))
        .join('')}`,
  )
}

function isMarked(value: ForeignValue | undefined): boolean {
  if (value === undefined) return false
  const { prescribed, given } = comparedSpans(value)
  return [...prescribed, ...given].some(({ differs }) => differs)
}

test('exactly what is prescribed is ActiveEye’s, and a portal may be left out', () => {
  expect(foreign({})).toEqual([])
  expect(foreign({ portalUrl: undefined })).toEqual([])
})

test.each([
  ['https://s3.amazonaws.com/delta-risk-cloudforrnation-templates/activeeye-security-monitor.yaml'],
  ['https://S3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml'],
  ['HTTPS://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml'],
  ['https://s3.amazonaws.com:443/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml'],
  ['https://s3.amazonaws.com./delta-risk-cloudformation-templates/activeeye-security-monitor.yaml'],
  ['http://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml'],
  [
    'https://s3.amazonaws.com@evil.example/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml',
  ],
  [
    'https://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml?versionId=1',
  ],
  ['https://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml#x'],
  ['https://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye%2dsecurity-monitor.yaml'],
  ['https://s3.amazonaws.com/delta-risk-cloudformation-templates//activeeye-security-monitor.yaml'],
  ['https://s3.amazonaws.com/x/../delta-risk-cloudformation-templates/activeeye-security-monitor.yaml'],
  ['https://delta-risk-cloudformation-templates.s3.amazonaws.com/activeeye-security-monitor.yaml'],
  ['https://s3.us-east-1.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml'],
  [' https://s3.amazonaws.com/delta-risk-cloudformation-templates/activeeye-security-monitor.yaml'],
])('the template %s is another one, with the difference marked', (templateUrl) => {
  const [found, ...more] = foreignValues({ ...PRESCRIBED, templateUrl })
  expect(more).toEqual([])
  expect(found).toMatchObject({ what: 'template', given: templateUrl, prescribed: TEMPLATE_URL })
  expect(isMarked(found)).toBe(true)
})

test('marks the characters of a look-alike, and no others', () => {
  expect(
    foreign({
      templateUrl:
        'https://s3.amazonaws.com/delta-risk-cloudforrnation-templates/activeeye-security-monitor.yaml',
      flowLogDestination: 'arn:aws:s3:::de1ta-risk-flowlog-ingest',
      portalUrl: 'https://portal.active-eye.com/login',
    }),
  ).toEqual([
    'template https://s3.amazonaws.com/delta-risk-cloudfor{rn}ation-templates/activeeye-security-monitor.yaml',
    'bucket arn:aws:s3:::de{1}ta-risk-flowlog-ingest',
    'portal https://portal.active{-}eye.com/login',
  ])
})

test('in another partition nothing is ActiveEye’s, and the partition is named', () => {
  const values = {
    templateUrl: 'https://s3.us-gov-west-1.amazonaws.com/templates/monitor.yaml',
    flowLogDestination: 'arn:aws-us-gov:s3:::delta-risk-flowlog-ingest',
  }
  expect(foreignValues(values)).toMatchObject([
    { what: 'template', partition: 'aws-us-gov' },
    { what: 'bucket', partition: 'aws-us-gov' },
  ])
  expect(foreignValues({ ...PRESCRIBED, ...values, templateUrl: TEMPLATE_URL })).toMatchObject([
    { what: 'bucket', partition: 'aws-us-gov' },
  ])
  expect(foreign({ flowLogDestination: values.flowLogDestination })).toEqual([
    'bucket arn:aws{-us-gov}:s3:::delta-risk-flowlog-ingest',
  ])
})

test.each([
  ['https://activeeye.com'],
  ['https://portal.activeeye.com'],
  ['https://portal.eu.activeeye.com/login?next=1#top'],
])('the portal %s is ActiveEye’s', (portalUrl) => {
  expect(foreign({ portalUrl })).toEqual([])
})

test.each([
  ['https://portal.activeeye.com.evil.example/', 'https://portal.activeeye.com.{evil.example}/'],
  ['https://activeeye.com.evil.example', 'https://activeeye.com.{evil.example}'],
  ['https://portal-activeeye.com', 'https://{portal-a}ctiveeye.com'],
  ['https://portal.activeeye.com:8443/', 'https://portal.activeeye.com{:8443}/'],
  ['https://portal.activeeye.com./', 'https://portal.activeeye.{com.}/'],
  ['https://portal.ActiveEye.com/', 'https://portal.{A}ctive{E}ye.com/'],
  ['http://portal.activeeye.com/', 'http://portal.activeeye.com/'],
  ['https://evil.example\\.activeeye.com/', 'https://{evil.example}\\.activeeye.com/'],
  ['https://user@activeeye.com/', 'https://{user@}activeeye.com/'],
  ['https://..activeeye.com/', 'https://{..}activeeye.com/'],
])('the portal %s is another one', (portalUrl, expected) => {
  const [found] = foreignValues({ ...PRESCRIBED, portalUrl })
  expect(found?.what).toBe('portal')
  expect(isMarked(found)).toBe(true)
  expect(foreign({ portalUrl })).toEqual([`portal ${expected}`])
})
