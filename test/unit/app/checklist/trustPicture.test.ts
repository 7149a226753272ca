import { describe, expect, it, test } from 'vitest'
import { foreignValues } from '../../../../app/activeeye/foreignValues.ts'
import { FLOW_LOG_DESTINATION, TEMPLATE_URL } from '../../../../app/activeeye/prescribed.ts'
import type { Template } from '../../../../app/checklist/seenTemplate.ts'
import { trustPicture, trustSentences } from '../../../../app/checklist/trustPicture.ts'
import { judgeTemplate } from '../../../../app/template/judgeTemplate.ts'

const EXTERNAL_ID = { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalID' } } }

function template(
  account: string,
  policy: string,
  condition?: object,
  others: object = {},
): Pick<Template, 'url' | 'read'> {
  const text = JSON.stringify({
    Parameters: { ExternalID: { Type: 'String' } },
    Resources: {
      Monitor: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: 'monitor',
          AssumeRolePolicyDocument: {
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: `arn:aws:iam::${account}:root` },
                Action: 'sts:AssumeRole',
                ...(condition && { Condition: condition }),
              },
            ],
          },
          ManagedPolicyArns: [`arn:aws:iam::aws:policy/${policy}`],
        },
      },
      ...others,
    },
  })
  const judged = judgeTemplate(new TextEncoder().encode(text))
  if (!judged.ok) throw new Error(judged.why)
  const { sha256, asReturned, trust } = judged.template
  return { url: TEMPLATE_URL, read: { kind: 'file', sha256, asReturned, trust } }
}

const RIGHT = template('999999999999', 'SecurityAudit', EXTERNAL_ID)

test('the trust picture as sentences, for a place without room', () => {
  const picture = trustPicture(RIGHT, FLOW_LOG_DESTINATION, [], ['prod'])
  expect(trustSentences(picture)).toEqual([
    {
      text: 'Account 999999999999 may act as Role monitor with the ExternalID. Policy SecurityAudit of AWS: the configuration can be read, for security audits.',
      isLoud: false,
    },
  ])
  const forged = template('666666666666', 'AdministratorAccess')
  expect(trustSentences(trustPicture(forged, FLOW_LOG_DESTINATION, [], ['prod']))).toMatchObject([
    {
      text: expect.stringContaining('Account 666666666666 may act as Role monitor without the ExternalID.'),
      isLoud: true,
    },
  ])
})

describe('the trust picture', () => {
  it('shows who gets in as which role, and where the flow logs go', () => {
    const { arrows, accounts, bucket } = trustPicture(RIGHT, FLOW_LOG_DESTINATION, [], ['prod', 'dev'])
    expect(arrows).toEqual([
      {
        key: 'Monitor 0',
        who: {
          title: 'Account 999999999999',
          lines: [{ text: "Named by ActiveEye's template", isLoud: false }],
          isLoud: false,
        },
        condition: { text: 'with the ExternalID', isLoud: false },
        role: {
          title: 'Role monitor',
          lines: [
            {
              text: 'Policy SecurityAudit of AWS: the configuration can be read, for security audits.',
              isLoud: false,
            },
          ],
          isLoud: false,
        },
      },
    ])
    expect(accounts).toMatchObject({ title: '2 accounts', lines: [{ text: 'prod and dev' }] })
    expect(bucket).toMatchObject({ title: "ActiveEye's bucket", isLoud: false })
  })

  it.each([
    ['AWS::IAM::User Backdoor', { Backdoor: { Type: 'AWS::IAM::User' } }],
    ['Macros', { 'Fn::Transform': { Name: 'AWS::Include' } }],
    [
      'Role Backdoor',
      { Backdoor: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Ref: 'Trust' } } } },
    ],
  ])('has what may let somebody in beside the roles that name whom they trust: %s', (title, others) => {
    const read = template('999999999999', 'SecurityAudit', EXTERNAL_ID, others)
    const { arrows } = trustPicture(read, FLOW_LOG_DESTINATION, [], ['prod'])
    expect(arrows).toMatchObject([
      { key: 'Monitor 0' },
      {
        who: { title: 'Perhaps others', isLoud: true },
        role: { title: expect.stringContaining(title), isLoud: true },
      },
    ])
  })

  it.each([
    [{ Service: 'lambda.amazonaws.com' }, 'without an ExternalID, as services of AWS do', false],
    [
      { Service: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] },
      'without an ExternalID, as services of AWS do',
      false,
    ],
    [{ Service: 'lambda.amazonaws.com', AWS: '666666666666' }, 'without the ExternalID', true],
    [{ Federated: 'accounts.google.com' }, 'without the ExternalID', true],
  ])(
    'asks no ExternalID of services of AWS, which send none, and of everybody else: %j',
    (principal, text, isLoud) => {
      const others = {
        Helper: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: {
              Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' }],
            },
          },
        },
      }
      const read = template('999999999999', 'SecurityAudit', EXTERNAL_ID, others)
      const arrow = trustPicture(read, FLOW_LOG_DESTINATION, [], ['prod']).arrows.find(
        ({ key }) => key === 'Helper 0',
      )
      expect(arrow).toMatchObject({ condition: { text, isLoud }, who: { isLoud } })
    },
  )

  it('is loud about a forged template at the prescribed address', () => {
    const [arrow] = trustPicture(
      template('666666666666', 'AdministratorAccess'),
      FLOW_LOG_DESTINATION,
      [],
      ['prod'],
    ).arrows
    expect(arrow).toMatchObject({
      who: { title: 'Account 666666666666', isLoud: true },
      condition: { text: 'without the ExternalID', isLoud: true },
      role: { isLoud: true, lines: [{ isLoud: true }] },
    })
  })

  it('marks a template and a bucket of another, and calls neither ActiveEye’s', () => {
    const url = TEMPLATE_URL.replace('monitor', 'rnonitor')
    const destination = FLOW_LOG_DESTINATION.replace('flowlog', 'fl0wlog')
    const foreign = foreignValues({ templateUrl: url, flowLogDestination: destination })
    const picture = trustPicture({ ...RIGHT, url }, destination, foreign, ['prod'])
    expect(picture.arrows[0]?.who).toMatchObject({ isLoud: true })
    expect(picture.arrows[0]?.who.marked?.filter(({ differs }) => differs)).toEqual([
      { text: 'rn', differs: true },
    ])
    expect(picture.bucket).toMatchObject({ title: "The bucket is not ActiveEye's", isLoud: true })
    expect(picture.bucket.marked?.map(({ text }) => text).join('')).toBe(destination)
  })

  it('says so when nobody knows what the template allows', () => {
    const read = { kind: 'summaryOnly', why: 'it is an HTML page' } as const
    const [arrow] = trustPicture({ url: TEMPLATE_URL, read }, FLOW_LOG_DESTINATION, [], ['prod']).arrows
    expect(arrow).toMatchObject({ who: { title: 'Not known who', isLoud: true }, role: { isLoud: true } })
    expect(arrow?.role.lines[0]?.text).toContain('it is an HTML page')
  })

  it('has the bucket only where no stack is created', () => {
    expect(trustPicture(undefined, FLOW_LOG_DESTINATION, [], ['prod']).arrows).toEqual([])
  })
})
