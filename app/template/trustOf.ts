import { alternatives, alternativeTexts } from './alternatives.ts'
import { readPermissions, readTrustPolicy } from './policyDocument.ts'
import type { ParsedTemplate } from './readTemplate.ts'
import { resolveText } from './resolveText.ts'
import type { OtherResource, PermissionStatement, TemplateTrust, TrustedRole } from './templateTrust.ts'
import { field, intrinsicOf, isObject, type TemplateObject, type TemplateValue } from './templateValue.ts'

/** Policies that are attached to roles, wherever they stand in the template. */
const POLICIES: ReadonlySet<string> = new Set([
  'AWS::IAM::Policy',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::RolePolicy',
])

/** What a template lets others do. A pure reading: nothing that is in the text is left out. */
export function trustOf({ parameters, resources, whole }: ParsedTemplate): TemplateTrust {
  const all = Object.entries(resources)
  const isRole = ([, resource]: Entry) => typeOf(resource) === 'AWS::IAM::Role'
  const policies = all.filter(([, resource]) => POLICIES.has(typeOf(resource)))
  const roles = all
    .filter(isRole)
    .map(([logicalId, resource]) => roleOf(logicalId, resource, policies, parameters))
  return {
    roles,
    others: all
      .filter((entry) => !isRole(entry))
      .flatMap(([logicalId, resource]) => otherOf(logicalId, resource, all.filter(isRole), parameters)),
    macros: [...alternativeTexts(whole.Transform, parameters), ...macrosWithin(whole, parameters)],
  }
}

type Entry = readonly [string, TemplateValue]

function typeOf(resource: TemplateValue): string {
  const type = field(resource, 'Type')
  return typeof type === 'string' ? type : ''
}

function properties(resource: TemplateValue): TemplateValue | undefined {
  return field(resource, 'Properties')
}

function roleOf(
  logicalId: string,
  resource: TemplateValue,
  policies: readonly Entry[],
  parameters: TemplateObject,
): TrustedRole {
  const role = properties(resource)
  const text = (key: string) => {
    const value = field(role, key)
    return value === undefined ? undefined : alternativeTexts(value, parameters).join(' or ')
  }
  const name = text('RoleName')
  const boundary = text('PermissionsBoundary')
  const trust = readTrustPolicy(field(role, 'AssumeRolePolicyDocument'), parameters)
  const inline = alternatives(field(role, 'Policies'), parameters).map(({ value }) =>
    readPermissions(field(value, 'PolicyDocument') ?? value, parameters),
  )
  const attached = policies
    .filter((policy) => attachedRoles(policy, parameters).some((one) => names(one, logicalId, name)))
    .map(([, policy]) => readPermissions(field(properties(policy), 'PolicyDocument'), parameters))
  const granted = [...inline, ...attached]
  return {
    logicalId,
    ...(name !== undefined && { name }),
    trust: [...trust.statements],
    managedPolicies: alternativeTexts(field(role, 'ManagedPolicyArns'), parameters),
    statements: granted.flatMap(({ statements }) => statements),
    ...(boundary !== undefined && { boundary }),
    unknown: [
      ...trust.unknown.map((what) => `who it trusts: ${what}`),
      ...granted.flatMap(({ unknown }) => unknown.map((what) => `what it allows: ${what}`)),
      ...(role !== undefined && intrinsicOf(role) !== undefined
        ? [`all of it: ${resolveText(role, parameters)}`]
        : []),
    ],
  }
}

function names(reference: string, logicalId: string, name: string | undefined): boolean {
  return reference === `\${${logicalId}}` || (name !== undefined && reference === name)
}

/** `Roles` of a policy, or `RoleName` of AWS::IAM::RolePolicy. */
function attachedRoles([, policy]: Entry, parameters: TemplateObject): readonly string[] {
  const of = properties(policy)
  return [
    ...alternativeTexts(field(of, 'Roles'), parameters),
    ...alternativeTexts(field(of, 'RoleName'), parameters),
  ]
}

/** A policy whose roles are all in the template is told with them, so it stands here without its statements. */
function otherOf(
  logicalId: string,
  resource: TemplateValue,
  roles: readonly Entry[],
  parameters: TemplateObject,
): readonly OtherResource[] {
  const type = typeOf(resource) || 'a resource without a type'
  const of = properties(resource)
  if (POLICIES.has(type)) {
    const attached = attachedRoles([logicalId, resource], parameters)
    const users = [
      ...alternativeTexts(field(of, 'Users'), parameters),
      ...alternativeTexts(field(of, 'Groups'), parameters),
      ...attached.filter(
        (one) =>
          !roles.some(([id, role]) => {
            const name = field(properties(role), 'RoleName')
            return names(one, id, name === undefined ? undefined : resolveText(name, parameters))
          }),
      ),
    ]
    if (attached.length > 0 && users.length === 0) return []
    const { statements, unknown } = readPermissions(field(of, 'PolicyDocument'), parameters)
    const whom = users.length === 0 ? 'nobody yet' : users.join(', ')
    return [
      {
        logicalId,
        type,
        warning: `A policy for ${whom}${unknown.length === 0 ? '' : `, of which this can’t be judged: ${unknown.join('; ')}`}.`,
        statements: [...statements],
      },
    ]
  }
  const warning = warningAbout(type)
  return [
    {
      logicalId,
      type,
      ...(warning !== undefined && { warning }),
      statements: statementsWithin(of, parameters),
    },
  ]
}

/** Statements of policies that other resources hold: of a user or group, of a bucket, a key, a queue. */
function statementsWithin(of: TemplateValue | undefined, parameters: TemplateObject): PermissionStatement[] {
  const inline = alternatives(field(of, 'Policies'), parameters).map(({ value }) =>
    field(value, 'PolicyDocument'),
  )
  const own = ['PolicyDocument', 'KeyPolicy', 'ResourcePolicy', 'AssumeRolePolicyDocument'].map((key) =>
    field(of, key),
  )
  return [...inline, ...own].flatMap((document) =>
    document === undefined ? [] : readPermissions(document, parameters).statements,
  )
}

/** Words for resources that give somebody rights or do what the text does not tell. */
function warningAbout(type: string): string | undefined {
  if (type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource')
    return 'It calls code that the text of the template does not hold; what that does can’t be judged.'
  if (
    type.startsWith('AWS::IAM::') ||
    type.startsWith('AWS::SSO::') ||
    type.startsWith('AWS::RolesAnywhere::')
  )
    return IAM_WARNINGS[type] ?? 'It can give somebody rights in the account.'
  if (type.startsWith('AWS::CloudFormation::') || type.endsWith('::MODULE'))
    return 'It brings or makes further templates or macros, which are not in this text and can’t be judged.'
  if (type.startsWith('AWS::Lambda::'))
    return 'It is code, or lets somebody run code, with the rights of its role.'
  if (/Policy$|Permission$|::Key$|::Secret$/.test(type))
    return 'It can let others use a resource of the account.'
  return HARMLESS.has(type) ? undefined : 'Whether it gives somebody rights can’t be told from its type.'
}

/** They keep or report something, and give nobody rights; what lets others in is a policy beside them. */
const HARMLESS: ReadonlySet<string> = new Set([
  'AWS::CloudTrail::Trail',
  'AWS::CloudWatch::Alarm',
  'AWS::EC2::FlowLog',
  'AWS::GuardDuty::Detector',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
])

const IAM_WARNINGS: Readonly<Record<string, string>> = {
  'AWS::IAM::User': 'A user can sign in to the account with keys or a password.',
  'AWS::IAM::AccessKey': 'A long-lived access key: whoever has it can use it from anywhere.',
  'AWS::IAM::InstanceProfile': 'It gives a role to EC2 instances.',
  'AWS::IAM::OIDCProvider': 'Whoever that provider signs in can act as the roles that trust it.',
  'AWS::IAM::SAMLProvider': 'Whoever that provider signs in can act as the roles that trust it.',
}

/** `Fn::Transform` (AWS::Include, …), wherever it stands. */
function macrosWithin(value: TemplateValue, parameters: TemplateObject): string[] {
  if (typeof value === 'string') return []
  if (Array.isArray(value)) return value.flatMap((one) => macrosWithin(one, parameters))
  if (!isObject(value)) return []
  return Object.entries(value).flatMap(([key, inner]) =>
    key === 'Fn::Transform' || key.startsWith('Fn::ForEach')
      ? [`${key} ${resolveText(inner, parameters)}`]
      : macrosWithin(inner, parameters),
  )
}
