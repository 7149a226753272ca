import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { COVER_VPCS_SCRIPT } from '../../../../app/engines/stackset/coverVpcsScript.ts'
import { stacksetFormat } from '../../../../app/engines/stackset/stacksetFormat.ts'
import { leftAlone } from '../../../../app/engines/stackset/stacksetPlaces.ts'
import { stacksetTemplate } from '../../../../app/engines/stackset/stacksetTemplate.ts'
import { sampleEngineAccount, sampleEngineInput } from '../../../doubles/sampleEngineInput.ts'

/** CloudFormation's short forms as they are in JSON. */
const customTags = ['Ref', 'Sub', 'GetAtt'].map((name) => ({
  tag: `!${name}`,
  resolve: (text: string) => ({ [name]: text }),
}))

const statementSchema = z.object({
  Sid: z.string().optional(),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown().optional(),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
})
const policySchema = z.object({ Statement: z.array(statementSchema) })
const roleSchema = z.object({
  Type: z.literal('AWS::IAM::Role'),
  Properties: z
    .object({
      AssumeRolePolicyDocument: policySchema,
      Policies: z.array(z.object({ PolicyDocument: policySchema })),
    })
    // CloudFormation makes the names, so that Regions do not meet in one.
    .refine((properties) => !('RoleName' in properties)),
})
const templateSchema = z.object({
  Parameters: z.record(z.string(), z.object({ Default: z.string() })),
  Resources: z.record(z.string(), z.looseObject({ Type: z.string() })),
})

function templateOf(...changes: Parameters<typeof sampleEngineInput>) {
  return templateSchema.parse(parse(stacksetTemplate(sampleEngineInput(...changes)), { customTags }))
}

describe('the template', () => {
  test('has every setting as a parameter, whatever is in the tags', () => {
    const customerTags = { 'a"b\n: {{x}} \u2028': "it's \u0024{AWS::AccountId} # \u202e" }
    const { Parameters } = templateOf({ customerTags, maxAggregationInterval: 60 })
    expect(Parameters.Destination?.Default).toBe('arn:aws:s3:::delta-risk-flowlog-ingest')
    expect(Parameters.TrafficType?.Default).toBe('ALL')
    expect(Parameters.MaxAggregationInterval?.Default).toBe('60')
    expect(JSON.parse(Parameters.Tags?.Default ?? '')).toEqual({
      ...customerTags,
      'activeeye-handover': 'stackset/0b9c1234-test',
    })
  })

  test('lets roles be assumed from its own account only, and passes one role to one service', () => {
    const roles = Object.values(templateOf().Resources).flatMap(
      (resource) => roleSchema.safeParse(resource).data ?? [],
    )
    expect(roles).toHaveLength(2)
    for (const { Properties } of roles) {
      for (const { Condition } of Properties.AssumeRolePolicyDocument.Statement) {
        expect(Condition?.StringEquals).toEqual({ 'aws:SourceAccount': { Ref: 'AWS::AccountId' } })
        expect(Condition?.ArnLike ?? Condition?.ArnEquals).toHaveProperty('aws:SourceArn')
      }
    }
    const statements = roles.flatMap(({ Properties }) =>
      Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement),
    )
    const anywhere = statements.filter(({ Resource, Condition }) => Resource === '*' && !Condition)
    expect(anywhere.map(({ Sid }) => Sid)).toEqual(['DeliverLogs'])
    expect(statements.find(({ Action }) => Action === 'iam:PassRole')).toMatchObject({
      Resource: { GetAtt: 'AutomationRole.Arn' },
      Condition: { StringEquals: { 'iam:PassedToService': 'ssm.amazonaws.com' } },
    })
    expect(
      statements.flatMap(({ Action }) => Action).filter((action) => /Delete(?!Log)/.test(action)),
    ).toEqual([])
  })

  test('has a script in which Systems Manager finds no variable of its own', () => {
    expect(COVER_VPCS_SCRIPT).not.toMatch(/\{\{|\}\}/)
  })
})

test('what was left out gets no flow log, where automatic deployment goes, too', () => {
  const input = sampleEngineInput({
    accounts: [
      sampleEngineAccount({ regionsLeftOut: ['eu-north-1'] }),
      sampleEngineAccount({
        accountId: '012345678901',
        regions: ['us-east-1'],
        vpcsLeftAlone: [{ region: 'us-east-1', vpcId: 'vpc-0ff' }],
      }),
    ],
    accountsLeftOut: [{ accountId: '777788889999', name: 'closed' }],
  })
  const left = ['777788889999', '111122223333/eu-north-1', '012345678901/eu-west-1', 'vpc-0ff']
  expect(leftAlone(input)).toEqual(left)
  for (const one of left) expect(stacksetTemplate(input)).toContain(`- "${one}"\n`)
})

test('accounts with the same Regions are created by one command', () => {
  const input = sampleEngineInput({
    accounts: [
      sampleEngineAccount(),
      sampleEngineAccount({ accountId: '012345678901', regions: ['us-east-1'] }),
      // Not looked at.
      sampleEngineAccount({ accountId: '044455556666', seen: [] }),
    ],
  })
  const files = new Map(stacksetFormat.files(input).map(({ path, text }) => [path, text]))
  expect(JSON.parse(files.get('targets-1.json') ?? '')).toEqual({
    OrganizationalUnitIds: ['ROOT_ID'],
    Accounts: ['111122223333', '044455556666'],
    AccountFilterType: 'INTERSECTION',
  })
  expect(JSON.parse(files.get('targets-2.json') ?? '').Accounts).toEqual(['012345678901'])
  const commands = stacksetFormat.guide(input).steps.flatMap((step) => step.commands)
  const created = commands.filter((command) => command.includes('file://targets'))
  expect(created.map((command) => /--regions [^\\]*/.exec(command)?.[0].trim())).toEqual([
    '--regions eu-west-1 us-east-1',
    '--regions us-east-1',
  ])
})

test('is refused where it would not work, with what to do', () => {
  const refusal = (...changes: Parameters<typeof sampleEngineInput>) =>
    stacksetFormat.refusal?.(sampleEngineInput(...changes))
  expect(refusal()).toBeUndefined()
  expect(refusal({ accounts: [sampleEngineAccount({ seen: [] })] })).toContain(
    'Look first (page Plan, or the command plan)',
  )
  const customerTags = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [`tag-${index}`, 'x'.repeat(256)]),
  )
  expect(refusal({ customerTags })).toContain('4,096 bytes')
  const vpcsLeftAlone = Array.from({ length: 2000 }, (_, index) => ({
    region: 'us-east-1',
    vpcId: `vpc-${String(index).padStart(17, '0')}`,
  }))
  expect(refusal({ accounts: [sampleEngineAccount({ vpcsLeftAlone })] })).toContain('51,200 bytes')
})
