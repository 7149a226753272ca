import { EXTERNAL_ID_PARAMETER } from '../activeeye/prescribed.ts'
import { alternatives, alternativeTexts } from './alternatives.ts'
import { resolveText } from './resolveText.ts'
import type { PermissionStatement, Principal, TrustStatement } from './templateTrust.ts'
import { field, intrinsicOf, isObject, type TemplateObject, type TemplateValue } from './templateValue.ts'

/** Statements, and in words what could not be read as one. */
export interface ReadPolicy<Statement> {
  readonly statements: readonly Statement[]
  readonly unknown: readonly string[]
}

/** A trust policy: who may act as the role. */
export function readTrustPolicy(
  document: TemplateValue | undefined,
  parameters: TemplateObject,
): ReadPolicy<TrustStatement> {
  return readPolicy(document, parameters, (statement, when) => {
    const conditions = conditionsOf(statement, parameters)
    const { principals = [], isEveryoneBut = false } = principalsWithin(statement, parameters)
    return {
      effect: effectOf(statement, parameters),
      principals,
      isEveryoneBut,
      actions: actionsOf(statement, parameters),
      externalId: conditions.flatMap(({ key, operator, values }) =>
        key.toLowerCase() === 'sts:externalid'
          ? [{ operator, values, isRequired: isRequirement(operator, values) }]
          : [],
      ),
      conditions: [
        ...when,
        ...conditions.filter(({ key }) => key.toLowerCase() !== 'sts:externalid').map(({ text }) => text),
      ],
    }
  })
}

/** A policy: what somebody may do. */
export function readPermissions(
  document: TemplateValue | undefined,
  parameters: TemplateObject,
): ReadPolicy<PermissionStatement> {
  return readPolicy(document, parameters, (statement, when) => {
    const isResourcesBut = field(statement, 'NotResource') !== undefined
    return {
      effect: effectOf(statement, parameters),
      ...principalsWithin(statement, parameters),
      actions: actionsOf(statement, parameters),
      isActionsBut: field(statement, 'NotAction') !== undefined,
      resources: alternativeTexts(field(statement, isResourcesBut ? 'NotResource' : 'Resource'), parameters),
      isResourcesBut,
      conditions: [...when, ...conditionsOf(statement, parameters).map(({ text }) => text)],
    }
  })
}

/** The document may be an object, JSON text, or several behind `Fn::If`; its Statement an object or a list. */
function readPolicy<Statement>(
  document: TemplateValue | undefined,
  parameters: TemplateObject,
  read: (statement: TemplateObject, when: readonly string[]) => Statement,
): ReadPolicy<Statement> {
  const statements: Statement[] = []
  const unknown: string[] = []
  const documents = alternatives(document, parameters)
  if (documents.length === 0) unknown.push('there is no policy in the text')
  for (const { value, when } of documents) {
    const object = documentOf(value)
    const found = alternatives(field(object, 'Statement'), parameters, when)
    if (found.length === 0) unknown.push(resolveText(value, parameters))
    for (const one of found) {
      if (isObject(one.value) && intrinsicOf(one.value) === undefined) {
        statements.push(read(one.value, one.when))
      } else unknown.push(resolveText(one.value, parameters))
    }
  }
  return { statements, unknown }
}

function documentOf(value: TemplateValue): TemplateObject | undefined {
  if (isObject(value)) return value
  if (typeof value !== 'string' || !value.trimStart().startsWith('{')) return undefined
  try {
    const parsed: unknown = JSON.parse(value, (_, part: unknown) =>
      typeof part === 'number' || typeof part === 'boolean' || part === null ? String(part) : part,
    )
    return parsed as TemplateObject
  } catch {
    return undefined
  }
}

/** IAM's `Effect` is `Allow` or `Deny`; anything else is shown as it is. */
function effectOf(statement: TemplateObject, parameters: TemplateObject): string {
  return alternativeTexts(field(statement, 'Effect'), parameters).join(' or ')
}

function actionsOf(statement: TemplateObject, parameters: TemplateObject): string[] {
  return alternativeTexts(field(statement, 'NotAction') ?? field(statement, 'Action'), parameters)
}

interface Condition {
  readonly operator: string
  readonly key: string
  readonly values: string[]
  /** `StringEquals aws:PrincipalOrgID: o-1` */
  readonly text: string
}

function conditionsOf(statement: TemplateObject, parameters: TemplateObject): readonly Condition[] {
  return alternatives(field(statement, 'Condition'), parameters).flatMap(({ value, when }) => {
    if (!isObject(value) || intrinsicOf(value) !== undefined) {
      const text = resolveText(value, parameters)
      return [{ operator: '', key: '', values: [], text: [text, ...when].join(', ') }]
    }
    return Object.entries(value).flatMap(([operator, keys]) =>
      isObject(keys) && intrinsicOf(keys) === undefined
        ? Object.entries(keys).map(([key, values]): Condition => {
            const texts = alternativeTexts(values, parameters)
            // A condition that is only there sometimes requires nothing the other times.
            const sometimes = when.length === 0 ? '' : ` (${when.join(', ')})`
            return {
              operator: `${operator}${sometimes}`,
              key,
              values: texts,
              text: `${operator} ${key}: ${texts.join(', ')}${sometimes}`,
            }
          })
        : [{ operator, key: '', values: [], text: `${operator} ${resolveText(keys, parameters)}` }],
    )
  })
}

/** The operators whose condition fails where the key is missing or has another value. */
const REQUIRING = /^(?:ForAnyValue:)?String(?:Equals|EqualsIgnoreCase|Like)$/
const EXTERNAL_ID = `\${${EXTERNAL_ID_PARAMETER}}`

/** Only the ExternalID itself: a variable of IAM may equal itself, and one value of several is enough for a caller. */
function isRequirement(operator: string, values: readonly string[]): boolean {
  return REQUIRING.test(operator) && values.length > 0 && values.every((value) => value === EXTERNAL_ID)
}

/** Nothing for a statement without: a policy of a user or a role names nobody. */
function principalsWithin(
  statement: TemplateObject,
  parameters: TemplateObject,
): Pick<PermissionStatement, 'principals' | 'isEveryoneBut'> {
  const but = field(statement, 'NotPrincipal')
  const named = but ?? field(statement, 'Principal')
  if (named === undefined) return {}
  return {
    principals: principalsOf(named, parameters),
    ...(but !== undefined && { isEveryoneBut: true }),
  }
}

function principalsOf(value: TemplateValue | undefined, parameters: TemplateObject): Principal[] {
  return alternatives(value, parameters).flatMap(({ value: one, when }) => {
    if (isObject(one) && intrinsicOf(one) === undefined) {
      return Object.entries(one).flatMap(([type, named]) =>
        alternatives(named, parameters, when).map(({ value: who, when: at }) =>
          sometimes(principalOf(type, resolveText(who, parameters)), at),
        ),
      )
    }
    const text = resolveText(one, parameters)
    return [sometimes(text === '*' ? { kind: 'anyone', value: '*' } : { kind: 'unknown', value: text }, when)]
  })
}

function sometimes(principal: Principal, when: readonly string[]): Principal {
  return when.length === 0 ? principal : { ...principal, value: `${principal.value} (${when.join(', ')})` }
}

function principalOf(type: string, text: string): Principal {
  switch (type) {
    case 'AWS':
      return awsPrincipal(text)
    case 'Service':
      return { kind: 'service', value: text }
    case 'Federated':
      return { kind: 'federated', value: text }
    default:
      return { kind: 'unknown', value: `${type} ${text}` }
  }
}

/** `arn:PARTITION:iam::ACCOUNT:WHO`, `arn:…:sts::ACCOUNT:assumed-role/…`, an account's ID, or `*`. */
function awsPrincipal(text: string): Principal {
  if (text === '*') return { kind: 'anyone', value: '*' }
  if (/^\d{12}$/.test(text)) return { kind: 'account', value: text }
  const [, account, who] =
    /^arn:(?:[\w-]+|\$\{AWS::Partition\}):(?:iam|sts)::(\d{12}|\$\{AWS::AccountId\}):(.+)$/.exec(text) ?? []
  if (account === undefined || who === undefined) return { kind: 'unknown', value: text }
  return who === 'root'
    ? { kind: 'account', value: account }
    : { kind: 'account', value: account, only: text }
}
