import { describe, expect, test } from 'vitest'
import { judgeTemplate } from '../../../../app/template/judgeTemplate.ts'
import { trustLines } from '../../../../app/template/trustWords.ts'

/** The lines about a template; loud ones begin with "!". */
function linesOf(template: object | string): readonly string[] {
  const text = typeof template === 'string' ? template : JSON.stringify(template)
  const judged = judgeTemplate(new TextEncoder().encode(text))
  if (!judged.ok) throw new Error(judged.why)
  return trustLines(judged.template.trust).map(({ text: line, isLoud }) => `${isLoud ? '! ' : ''}${line}`)
}

const ROOT = { AWS: 'arn:aws:iam::666666666666:root' }
const EXTERNAL_ID = { StringEquals: { 'sts:ExternalId': { Ref: 'ExternalID' } } }

/** A template with one role, whose trust policy has this statement, and these further properties. */
function role(statement: unknown, properties: object = {}, more: object = {}) {
  return {
    Parameters: {
      ExternalID: { Type: 'String', Default: 'x' },
      Trusted: { Type: 'String', Default: '666666666666' },
      Hidden: { Type: 'String', Default: 'hush', NoEcho: true },
    },
    Resources: {
      Role: {
        Type: 'AWS::IAM::Role',
        Properties: { AssumeRolePolicyDocument: { Statement: statement }, ...properties },
      },
    },
    ...more,
  }
}

const allow = (principal: unknown, condition?: unknown) => ({
  Effect: 'Allow',
  Principal: principal,
  Action: 'sts:AssumeRole',
  ...(condition === undefined ? {} : { Condition: condition }),
})

test('the forged template is told in one loud sentence', () => {
  const policies = { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] }
  expect(linesOf(role([allow(ROOT)], policies))).toEqual([
    '! Role Role: Account 666666666666 may act in this account with AdministratorAccess. ExternalID condition: none.',
    '! Role Role: Policy AdministratorAccess of AWS: everything in the account is allowed.',
  ])
})

test('what is asked for is told quietly', () => {
  const policies = {
    ManagedPolicyArns: [{ 'Fn::Sub': `arn:\${AWS::Partition}:iam::aws:policy/SecurityAudit` }],
  }
  expect(linesOf(role(allow(ROOT, EXTERNAL_ID), policies))).toEqual([
    'Role Role: Account 666666666666 may act in this account with SecurityAudit. ExternalID condition: StringEquals the ExternalID of the account.',
    'Role Role: Policy SecurityAudit of AWS: the configuration can be read, for security audits.',
  ])
})

describe('principals', () => {
  test.each<[string, unknown, string]>([
    ['an ID', { AWS: '666666666666' }, 'Account 666666666666 may act'],
    [
      'a list',
      { AWS: ['666666666666', '777777777777'] },
      'Account 666666666666 and Account 777777777777 may act',
    ],
    [
      'a role',
      { AWS: 'arn:aws:iam::666666666666:role/x' },
      'arn:aws:iam::666666666666:role/x of account 666666666666',
    ],
    ['everybody', '*', 'Anyone, with any AWS account, may act'],
    ['everybody, as AWS', { AWS: '*' }, 'Anyone, with any AWS account, may act'],
    ['a service', { Service: 'lambda.amazonaws.com' }, 'The service lambda.amazonaws.com may act'],
    [
      'a parameter with a default',
      { AWS: { 'Fn::Sub': `arn:aws:iam::\${Trusted}:root` } },
      'Account 666666666666 may act',
    ],
    [
      'a joined ARN',
      { AWS: { 'Fn::Join': [':', ['arn:aws:iam:', { Ref: 'Trusted' }, 'root']] } },
      'Account 666666666666 may act',
    ],
    [
      'the account itself',
      { AWS: { 'Fn::Sub': `arn:aws:iam::\${AWS::AccountId}:root` } },
      'Everybody of this account itself may act',
    ],
    [
      'an imported value',
      { AWS: { 'Fn::ImportValue': 'X' } },
      '{"Fn::ImportValue":"X"} (not to be told before the creation) may act',
    ],
    ['a default that is hidden', { AWS: { Ref: 'Hidden' } }, `\${Hidden} (not to be told`],
    [
      'either',
      { 'Fn::If': ['Prod', ROOT, { AWS: '777777777777' }] },
      'Account 666666666666 (if Prod) and Account 777777777777 (if not Prod)',
    ],
    ['a number with zeros', { AWS: '012345678901' }, 'Account 012345678901'],
  ])('%s', (_, principal, words) => {
    expect(linesOf(role(allow(principal, EXTERNAL_ID)))[0]).toContain(words)
  })

  test('everybody but one is loud', () => {
    const statement = {
      Effect: 'Allow',
      NotPrincipal: ROOT,
      Action: 'sts:AssumeRole',
      Condition: EXTERNAL_ID,
    }
    expect(linesOf(role(statement))[0]).toMatch(/^! .*Everybody but Account 666666666666 may act/)
  })

  test.each(['*', { AWS: '*' }, { AWS: { Ref: 'Unknown' } }])(
    '%j is loud, whatever the condition',
    (principal) => {
      expect(linesOf(role(allow(principal, EXTERNAL_ID)))[0]).toMatch(/^! /)
    },
  )
})

const OWN = { Ref: 'ExternalID' }

test.each<[string, unknown]>([
  [
    'an effect that may be Allow',
    { ...allow('*', EXTERNAL_ID), Effect: { 'Fn::If': ['Prod', 'Deny', 'Allow'] } },
  ],
  ['nobody who is named', { ...allow(ROOT, EXTERNAL_ID), Principal: undefined, principal: { AWS: '*' } }],
  ['every action', { ...allow(ROOT, EXTERNAL_ID), Action: '*' }],
  ['another provider', { ...allow(ROOT), Principal: { Federated: 'accounts.google.com' } }],
])('a trust policy is loud with %s', (_, statement) => {
  expect(linesOf(role(JSON.parse(JSON.stringify(statement))))[0]).toMatch(/^! /)
})

test('what is not plain text may be any action', () => {
  for (const Action of [
    { 'Fn::FindInMap': ['M', 'a', 'star'] },
    { 'Fn::ImportValue': 'x' },
    '{{resolve:ssm:/x}}',
    'i*:CreateUser',
  ]) {
    const Policies = [
      { PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action, Resource: '*' } } },
    ]
    expect(linesOf(role(allow(ROOT, EXTERNAL_ID), { Policies })).at(-1)).toMatch(/^! /)
  }
})

describe('the ExternalID condition', () => {
  test.each<[string, unknown, boolean]>([
    ['StringEquals', OWN, true],
    ['StringEqualsIgnoreCase', OWN, true],
    ['StringLike', OWN, true],
    ['ForAnyValue:StringEquals', OWN, true],
    ['StringEquals', 'acme', false],
    ['StringEquals', [OWN, 'other'], false],
    ['StringEquals', `\${sts:ExternalId}`, false],
    ['StringEquals', `\${aws:PrincipalAccount}`, false],
    ['StringLike', 'a*', false],
    ['StringLike', '*', false],
    ['StringLike', [OWN, '*'], false],
    ['StringLike', { 'Fn::If': ['Prod', OWN, '*'] }, false],
    ['StringLike', { 'Fn::FindInMap': ['M', 'a', 'star'] }, false],
    ['StringEqualsIfExists', OWN, false],
    ['ForAllValues:StringEquals', OWN, false],
    ['StringNotEquals', OWN, false],
    ['Null', 'true', false],
  ])('%s %j: %s', (operator, value, isRequired) => {
    for (const key of ['sts:ExternalId', 'sts:externalid', 'STS:EXTERNALID']) {
      const [line = ''] = linesOf(role(allow(ROOT, { [operator]: { [key]: value } })))
      expect(line).toContain(`ExternalID condition: ${operator}`)
      expect(line.startsWith('! ')).toBe(!isRequired)
    }
  })

  test('that is only there sometimes requires nothing', () => {
    const condition = { 'Fn::If': ['Prod', EXTERNAL_ID, { Ref: 'AWS::NoValue' }] }
    expect(linesOf(role(allow(ROOT, condition)))[0]).toMatch(
      /^! .*\(if Prod\).* does not require the ExternalID of the account/,
    )
  })

  test('other conditions are told, and do not take its place', () => {
    expect(linesOf(role(allow(ROOT, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })))[0]).toMatch(
      /^! .*ExternalID condition: none\. Further conditions: Bool aws:MultiFactorAuthPresent: true\.$/,
    )
  })
})

describe('what is allowed', () => {
  test('statements as an object and as a list, wildcards and exceptions marked', () => {
    const policy = (Statement: unknown) => ({ PolicyName: 'p', PolicyDocument: { Statement } })
    const lines = linesOf(
      role(allow(ROOT, EXTERNAL_ID), {
        Policies: [
          policy({ Effect: 'Allow', Action: 'ec2:Describe*', Resource: '*' }),
          policy([
            { Effect: 'Allow', Action: '*', Resource: '*' },
            { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
            { Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:aws:s3:::mine/*' },
            { Effect: 'Deny', Action: '*', Resource: '*' },
            {
              Effect: 'Allow',
              Action: 'iam:CreateUser',
              Resource: '*',
              Condition: { StringEquals: { a: 'b' } },
            },
          ]),
        ],
        PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      }),
    ).slice(1)
    expect(lines).toEqual([
      'Role Role: Allows ec2:Describe* on all resources.',
      '! Role Role: Allows * on all resources.',
      '! Role Role: Allows every action but iam:* on all resources.',
      '! Role Role: Allows s3:GetObject on everything but arn:aws:s3:::mine/*.',
      'Role Role: Denies * on all resources.',
      '! Role Role: Allows iam:CreateUser on all resources, where StringEquals a: b.',
      'Role Role: Its permissions boundary is arn:aws:iam::aws:policy/ReadOnlyAccess: it allows nothing beyond that.',
    ])
  })

  test('policies elsewhere in the template are told with their role; those of others by themselves', () => {
    const PolicyDocument = { Statement: { Effect: 'Allow', Action: 'iam:*', Resource: '*' } }
    const template = role(allow(ROOT, EXTERNAL_ID), { RoleName: 'monitor' })
    const lines = linesOf({
      ...template,
      Resources: {
        ...template.Resources,
        ByReference: { Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument } },
        ByName: {
          Type: 'AWS::IAM::RolePolicy',
          Properties: {
            RoleName: 'monitor',
            PolicyDocument: { Statement: { Effect: 'Allow', Action: 'a:b' } },
          },
        },
        Others: { Type: 'AWS::IAM::ManagedPolicy', Properties: { Roles: ['Admin'], PolicyDocument } },
      },
    })
    expect(lines).toContain('! Role Role (monitor): Allows iam:* on all resources.')
    expect(lines).toContain('Role Role (monitor): Allows a:b.')
    expect(lines).toContain('! AWS::IAM::ManagedPolicy Others: A policy for Admin.')
    expect(lines).toContain('! AWS::IAM::ManagedPolicy Others: Allows iam:* on all resources.')
    expect(lines.filter((line) => line.includes('ByReference'))).toEqual([])
  })

  test("a customer's or another account's managed policy is loud: its text is elsewhere", () => {
    const policies = { ManagedPolicyArns: ['arn:aws:iam::666666666666:policy/mine', { Ref: 'Elsewhere' }] }
    expect(linesOf(role(allow(ROOT, EXTERNAL_ID), policies)).slice(1)).toEqual([
      '! Role Role: Policy arn:aws:iam::666666666666:policy/mine: what it allows is not in the text.',
      `! Role Role: Policy \${Elsewhere}: what it allows is not in the text.`,
    ])
  })
})

describe('what can not be judged is named', () => {
  test.each([
    'AWS::IAM::User',
    'AWS::IAM::AccessKey',
    'AWS::IAM::OIDCProvider',
    'AWS::CloudFormation::Stack',
    'AWS::CloudFormation::CustomResource',
    'Custom::Anything',
    'AWS::Lambda::Function',
    'AWS::S3::BucketPolicy',
  ])('%s', (Type) => {
    const { Resources } = role(allow(ROOT, EXTERNAL_ID))
    const lines = linesOf({ Resources: { ...Resources, Odd: { Type, Properties: {} } } })
    expect(lines.some((line) => line.startsWith(`! ${Type} Odd: `))).toBe(true)
  })

  test.each([
    ['another account', { AWS: 'arn:aws:iam::666666666666:root' }, '! ', 'Account 666666666666'],
    ['anyone', '*', '! ', 'Anyone, with any AWS account,'],
    ['a service', { Service: 'cloudtrail.amazonaws.com' }, '  ', 'The service cloudtrail.amazonaws.com'],
  ])('a resource’s own policy names whom it lets in: %s', (_, Principal, mark, who) => {
    const statement = { Effect: 'Allow', Principal, Action: 's3:GetObject', Resource: '*' }
    const policy = {
      Type: 'AWS::S3::BucketPolicy',
      Properties: { PolicyDocument: { Statement: [statement] } },
    }
    const lines = linesOf({ Resources: { Data: policy } })
    const line = lines.find((one) => one.includes('s3:GetObject'))
    expect(line?.replace(/^! /, '')).toBe(
      `AWS::S3::BucketPolicy Data: Allows ${who}: s3:GetObject on all resources.`,
    )
    expect(line?.startsWith('! ')).toBe(mark === '! ')
  })

  test('any other resource is named too', () => {
    expect(linesOf({ Resources: { Topic: { Type: 'AWS::SNS::Topic' } } })).toContain(
      'AWS::SNS::Topic Topic: It gives nobody rights by itself, as far as its type tells.',
    )
  })

  test('macros, wherever they stand', () => {
    expect(
      linesOf(role(allow(ROOT, EXTERNAL_ID), {}, { Transform: 'AWS::Serverless-2016-10-31' }))[0],
    ).toMatch(/^! Macros: AWS::Serverless-2016-10-31 replaces parts of the text/)
    const include = { 'Fn::Transform': { Name: 'AWS::Include', Parameters: { Location: 's3://x' } } }
    expect(linesOf(role(allow(ROOT, EXTERNAL_ID), { Policies: [include] }))[0]).toMatch(
      /^! Macros: Fn::Transform .*s3:\/\/x/,
    )
  })

  test('a trust policy that is not in the text', () => {
    const template = role([])
    template.Resources.Role.Properties = { AssumeRolePolicyDocument: { 'Fn::GetAtt': ['X', 'Y'] } } as never
    expect(linesOf(template)).toContain('! Role Role: Who may act as this role can’t be told from the text.')
    expect(linesOf(template).join()).toContain('Not to be judged from the text: who it trusts')
  })

  test('a trust policy as JSON text is read', () => {
    const template = role([])
    template.Resources.Role.Properties = {
      AssumeRolePolicyDocument: JSON.stringify({ Statement: [allow(ROOT)] }),
    } as never
    expect(linesOf(template)[0]).toMatch(/^! .*Account 666666666666/)
  })

  test('more than anybody could check is refused', () => {
    const many = Array.from({ length: 2_000 }, (_, at) => allow({ AWS: String(100_000_000_000 + at) }))
    expect(judgeTemplate(new TextEncoder().encode(JSON.stringify(role(many))))).toMatchObject({
      ok: false,
      why: expect.stringContaining('longer than anybody could check'),
    })
  })
})
