import { PARTITION, STACK_NAME } from '../activeeye/prescribed.ts'
import { PERMITTED } from '../aws/actions.ts'
import { partitionOf } from '../aws/partition.ts'
import { type PolicyCondition, STATEMENTS, type StatementName } from '../aws/policyStatements.ts'
import { s3Address } from '../aws/s3Address.ts'
import type { Access } from '../onboarding/access.ts'
import { flowLogDestinationOf, templateUrlOf } from '../onboarding/activeeyeAddresses.ts'
import type { Onboarding } from '../onboarding/onboarding.ts'
import { jsonText } from '../text/jsonText.ts'

export interface PolicyWanted {
  /** Also to delete the flow logs that the onboarding made. */
  readonly undo: boolean
  /** For the management account or a delegated administrator: also to find accounts and to assume their roles. */
  readonly organization: boolean
  /** Without what creates the stack: enough for `check`, and for `run --skip-stack`. */
  readonly skipStack?: boolean
}

/** What only the creation of the stack needs. */
const CREATES_STACK: readonly StatementName[] = ['CreateStack', 'TagStack', 'IamOfTemplate']

/** What the policy depends on. Without an onboarding: what ActiveEye publishes, and AWS's usual role. */
export type PolicyFor = Pick<Onboarding, 'accounts' | 'activeeye'> & { readonly id?: string }

/** What AWS Organizations makes in the accounts that it creates. */
const USUAL_ROLE = 'OrganizationAccountAccessRole'

/**
 * The least permissions for the person who does the onboarding, as the JSON text of an IAM policy: what PERMITTED
 * lists, and nothing else.
 */
export function operatorPolicy(
  { undo, organization, skipStack = false }: PolicyWanted,
  onboarding: PolicyFor = { accounts: [] },
): string {
  const places = placesOf(onboarding)
  const wanted = PERMITTED.filter(
    ({ purpose, statement }) =>
      (purpose !== 'undo' || undo) &&
      (purpose !== 'organization' || organization) &&
      !(skipStack && CREATES_STACK.includes(statement)),
  )
  const bySid = Map.groupBy(wanted, ({ statement }): string => statement)
  const statements = Object.entries(STATEMENTS).flatMap(([sid, statement]) => {
    const permitted = bySid.get(sid) ?? []
    const resources = statement.on.flatMap((on) => fillIn(on, places))
    if (permitted.length === 0 || resources.length === 0) return []
    return [
      {
        Sid: sid,
        Effect: 'Allow',
        Action: permitted.map(({ action }) => action),
        Resource: resources,
        ...('condition' in statement && { Condition: conditionOf(statement.condition, onboarding) }),
      },
    ]
  })
  return `${jsonText({ Version: '2012-10-17', Statement: statements })}\n`
}

/** The condition with its placeholders replaced. Without an onboarding, any tag of this app will do. */
function conditionOf(condition: PolicyCondition, onboarding: PolicyFor): PolicyCondition {
  const filled = (value: string) =>
    value.replace('{templateUrl}', templateUrlOf(onboarding)).replace('{onboarding}', onboarding.id ?? '*')
  return Object.fromEntries(
    Object.entries(condition).map(([operator, keys]) => [
      operator,
      Object.fromEntries(
        Object.entries(keys).map(([key, value]) => [
          key,
          typeof value === 'string' ? filled(value) : value.map(filled),
        ]),
      ),
    ]),
  )
}

/** What assets/ holds: the least, and everything. */
export function publishedPolicies(): readonly { readonly name: string; readonly text: string }[] {
  return [
    { name: 'operator.policy.json', text: operatorPolicy({ undo: false, organization: false }) },
    { name: 'operator-all.policy.json', text: operatorPolicy({ undo: true, organization: true }) },
  ]
}

type Places = Readonly<Record<string, readonly string[]>>

function placesOf(onboarding: PolicyFor): Places {
  const partition = partitionOf(flowLogDestinationOf(onboarding)) || PARTITION
  const object = s3Address(templateUrlOf(onboarding))?.object
  return {
    partition: [partition],
    stack: [STACK_NAME],
    // A template that is not in S3 needs no S3 permission.
    template: object === undefined ? [] : [`arn:${partition}:s3:::${object}`],
    roles: rolesToAssume(onboarding),
  }
}

/** The ARNs of the roles that the accounts are reached through; AWS's usual one where the onboarding names none. */
export function rolesToAssume(onboarding: PolicyFor): readonly string[] {
  const partition = partitionOf(flowLogDestinationOf(onboarding)) || PARTITION
  const roles = new Set(onboarding.accounts.flatMap(({ access }) => rolesOf(access, partition)))
  return roles.size > 0 ? [...roles].sort() : [roleArn(USUAL_ROLE, partition)]
}

/** In any account, because an ARN for each account would not fit into a policy. */
function rolesOf(access: Access, partition: string): readonly string[] {
  if (access.kind !== 'role') return []
  const names = typeof access.roleName === 'string' ? [access.roleName] : (access.roleName ?? [])
  return [
    ...(access.roleArn === undefined ? [] : [access.roleArn]),
    ...names.map((name) => roleArn(name, partition)),
    ...rolesOf(access.through, partition),
  ]
}

function roleArn(name: string, partition: string): string {
  return `arn:${partition}:iam::*:role/${name}`
}

/** The resource with its placeholders replaced, once for each of their values. */
function fillIn(on: string, places: Places): readonly string[] {
  const name = /\{(\w+)\}/.exec(on)?.[1]
  if (name === undefined) return [on]
  return (places[name] ?? []).flatMap((place) => fillIn(on.replaceAll(`{${name}}`, place), places))
}
