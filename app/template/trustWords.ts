import { EXTERNAL_ID_PARAMETER } from '../activeeye/prescribed.ts'
import { list } from '../text/list.ts'
import type {
  PermissionStatement,
  Principal,
  TemplateTrust,
  TrustedRole,
  TrustStatement,
} from './templateTrust.ts'

/** A sentence about what a template allows. `isLoud`: it needs a person's attention. */
export interface TrustLine {
  readonly text: string
  readonly isLoud: boolean
}

/** A role or another resource of the template, and what is to be said about it. */
export interface TrustGroup {
  readonly title: string
  readonly lines: readonly TrustLine[]
}

const quiet = (text: string): TrustLine => ({ text, isLoud: false })
const loud = (text: string): TrustLine => ({ text, isLoud: true })

/** Who may do what in the account, for every host. Nobody is called ActiveEye: the text names accounts only. */
export function trustGroups(trust: TemplateTrust): readonly TrustGroup[] {
  // The same statement may stand in several policies: once said is enough.
  return groupsOf(trust).map(({ title, lines }) => ({
    title,
    lines: lines.filter(({ text }, at) => lines.findIndex((other) => other.text === text) === at),
  }))
}

function groupsOf({ roles, others, macros }: TemplateTrust): readonly TrustGroup[] {
  const nobody: TrustGroup = {
    title: 'Nobody',
    lines: [quiet('The text of the template has no role that somebody outside the account could use.')],
  }
  return [
    ...(macros.length === 0
      ? []
      : [
          {
            title: 'Macros',
            lines: macros.map((macro) =>
              loud(
                `${macro} replaces parts of the text before anything is created, so what is listed here need not hold.`,
              ),
            ),
          },
        ]),
    ...(roles.length === 0 ? [nobody] : roles.map(roleGroup)),
    ...others.map(({ logicalId, type, warning, statements }) => ({
      title: `${type} ${logicalId}`,
      lines: [
        warning === undefined
          ? quiet('It gives nobody rights by itself, as far as its type tells.')
          : loud(warning),
        ...statements.map(statementLine),
      ],
    })),
  ]
}

/** Stands before a loud line where there is no colour. */
export const ATTENTION = 'Attention:'

/** All of it as lines of plain text, for a terminal and a report. */
export function trustLines(trust: TemplateTrust): readonly TrustLine[] {
  return trustGroups(trust).flatMap(({ title, lines }) =>
    lines.map(({ text, isLoud }) => ({ text: `${title}: ${text}`, isLoud })),
  )
}

function roleGroup(role: TrustedRole): TrustGroup {
  const { logicalId, name, trust, managedPolicies } = role
  const grants = list(managedPolicies.map(policyName))
  return {
    title: name === undefined ? `Role ${logicalId}` : `Role ${logicalId} (${name})`,
    lines: [
      ...trust.map((statement) => trustLine(statement, grants)),
      ...(trust.length === 0 ? [loud('Who may act as this role can’t be told from the text.')] : []),
      ...grantLines(role),
    ],
  }
}

/** What a role lets its holder do. */
export function grantLines({
  managedPolicies,
  statements,
  boundary,
  unknown,
}: TrustedRole): readonly TrustLine[] {
  return [
    ...managedPolicies.map((policy) => managedPolicyLine(policy)),
    ...statements.map(statementLine),
    ...(managedPolicies.length + statements.length === 0
      ? [quiet('It has no policy in this text, so it allows nothing yet.')]
      : []),
    ...(boundary === undefined
      ? []
      : [quiet(`Its permissions boundary is ${boundary}: it allows nothing beyond that.`)]),
    ...unknown.map((what) => loud(`Not to be judged from the text: ${what}.`)),
  ]
}

/** Who may act as a role. @param grants what the role may do, in short */
export function trustLine(statement: TrustStatement, grants: string): TrustLine {
  const { effect, principals, isEveryoneBut, actions, conditions } = statement
  const who = principals.length === 0 ? 'Nobody named' : list(principals.map(principalWords))
  const everybody = isEveryoneBut ? `Everybody but ${who}` : who
  const also = conditions.length === 0 ? '' : ` Further conditions: ${conditions.join('; ')}.`
  if (effect === 'Deny') return quiet(`Denied: ${everybody} (${actions.join(', ')}).${also}`)
  // What may be Allow is told as if it were.
  const perhaps = effect === 'Allow' ? '' : `Effect ${effect}: `
  const outside = isEveryoneBut || principals.some(({ kind }) => kind !== 'service')
  const external = externalIdWords(statement)
  const text = `${perhaps}${everybody} may act in this account${grants === '' ? '' : ` with ${grants}`}${actionWords(actions)}.${outside ? ` ${external.text}` : ''}${also}`
  const isLoud =
    isEveryoneBut ||
    perhaps !== '' ||
    (outside && external.isLoud) ||
    principals.length === 0 ||
    principals.some(({ kind }) => kind === 'anyone' || kind === 'unknown') ||
    actions.some((action) => !OF_A_TRUST_POLICY.test(action))
  return { text, isLoud }
}

/** What AWS documents for the trust policy of a role; a wildcard or another action is worth a look. */
const OF_A_TRUST_POLICY = /^sts:(?:AssumeRole(?:WithSAML|WithWebIdentity)?|TagSession|SetSourceIdentity)$/i

/** `sts:AssumeRole` is what a role is for; others are named. */
function actionWords(actions: readonly string[]): string {
  const others = actions.filter((action) => action !== 'sts:AssumeRole')
  return others.length === 0 ? '' : ` (${others.join(', ')})`
}

/** What is asked of those whom a statement names, in few words. A service of AWS sends no ExternalID. */
export function conditionInShort(statement: TrustStatement): TrustLine {
  const { principals, isEveryoneBut, externalId } = statement
  const isOfServices =
    !isEveryoneBut && principals.length > 0 && principals.every(({ kind }) => kind === 'service')
  if (isOfServices && externalId.length === 0) return quiet('without an ExternalID, as services of AWS do')
  return externalIdWords(statement).isLoud ? loud('without the ExternalID') : quiet('with the ExternalID')
}

/** What of the ExternalID a statement asks for. */
function externalIdWords({ externalId, principals }: TrustStatement): TrustLine {
  const [first] = externalId
  if (first === undefined) {
    const isFederated =
      principals.length > 0 && principals.every(({ kind }) => kind === 'federated' || kind === 'service')
    return isFederated
      ? loud(
          'ExternalID condition: none, since another provider signs in: its own conditions have to name who.',
        )
      : loud('ExternalID condition: none.')
  }
  const said = externalId
    .map(({ operator, values }) => `${operator} ${list(values.map(externalIdValue))}`)
    .join('; ')
  return externalId.every(({ isRequired }) => isRequired)
    ? quiet(`ExternalID condition: ${said}.`)
    : loud(`ExternalID condition: ${said}, which does not require the ExternalID of the account.`)
}

function externalIdValue(value: string): string {
  return value === `\${${EXTERNAL_ID_PARAMETER}}` ? 'the ExternalID of the account' : value
}

/** Whom a statement names. */
export function principalWords({ kind, value, only }: Principal): string {
  switch (kind) {
    case 'account':
      if (value.startsWith('$')) return `${only ?? 'Everybody'} of this account itself`
      return only === undefined ? `Account ${value}` : `${only} of account ${value}`
    case 'service':
      return `The service ${value}`
    case 'federated':
      return `Whoever ${value} signs in`
    case 'anyone':
      return 'Anyone, with any AWS account,'
    case 'unknown':
      return `${value} (not to be told before the creation)`
  }
}

/** `arn:aws:iam::aws:policy/SecurityAudit` -> `SecurityAudit`; another account's or a customer's stays an ARN. */
function policyName(policy: string): string {
  return (
    /^arn:(?:[\w-]+|\$\{AWS::Partition\}):iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+.*)$/.exec(policy)?.[1] ??
    policy
  )
}

/** AWS's policies that let their holder do everything, or give himself the right to. */
const ALL_POWERFUL = /^(AdministratorAccess|PowerUserAccess|IAMFullAccess)\b/

const KNOWN: Readonly<Record<string, string>> = {
  AdministratorAccess: 'everything in the account is allowed',
  PowerUserAccess: 'everything but the management of users and roles is allowed',
  IAMFullAccess: 'users, roles and rights can be changed, so everything can be had',
  ReadOnlyAccess: 'everything can be read, the contents of data included',
  SecurityAudit: 'the configuration can be read, for security audits',
  ViewOnlyAccess: 'resources can be listed, but not their contents',
}

function managedPolicyLine(policy: string): TrustLine {
  const name = policyName(policy)
  const [word = ''] = name.split(' ')
  if (name === policy) return loud(`Policy ${policy}: what it allows is not in the text.`)
  const known = KNOWN[word]
  const text = `Policy ${name} of AWS${known === undefined ? '' : `: ${known}`}.`
  return ALL_POWERFUL.test(name) ? loud(text) : quiet(text)
}

function statementLine({
  effect,
  principals,
  isEveryoneBut = false,
  actions,
  isActionsBut,
  resources,
  isResourcesBut,
  conditions,
}: PermissionStatement): TrustLine {
  const what = `${isActionsBut ? 'every action but ' : ''}${list(actions) || 'no action'}`
  const on =
    resources.length === 0
      ? ''
      : ` on ${isResourcesBut ? 'everything but ' : ''}${resources.map((one) => (one === '*' ? 'all resources' : one)).join(', ')}`
  const when = conditions.length === 0 ? '' : `, where ${conditions.join('; ')}`
  const whom =
    principals === undefined
      ? ''
      : `${isEveryoneBut ? 'everybody but ' : ''}${list(principals.map(principalWords)) || 'nobody named'}: `
  const verb = effect === 'Allow' ? 'Allows' : effect === 'Deny' ? 'Denies' : `Effect ${effect}:`
  return {
    text: `${verb} ${whom}${what}${on}${when}.`,
    isLoud:
      effect !== 'Deny' &&
      (isEveryoneBut ||
        (principals ?? []).some(isOutside) ||
        isActionsBut ||
        isResourcesBut ||
        actions.some((action) => isBroad(action) || changesRights(action))),
  }
}

/** Not this account itself and no service of AWS: a resource lets somebody else in. */
function isOutside({ kind, value }: Principal): boolean {
  return kind === 'account' ? !value.startsWith('$') : kind !== 'service'
}

/** Whoever changes rights can have them all. */
function changesRights(action: string): boolean {
  return /^(iam|sts|organizations|sso):(?!(Get|List|Decode|Describe|Simulate|Generate))/i.test(action)
}

/** `*`, `ec2:*` and the like, but not `ec2:Describe*`, which only looks; and whatever is no plain action. */
function isBroad(action: string): boolean {
  const [, name] = /^[a-z0-9-]+:([\w*?]+)$/i.exec(action) ?? []
  if (name === undefined) return true
  return /[*?]/.test(name) && !/^(Describe|Get|List|View|Lookup|Search|BatchGet|Head|Check)/i.test(name)
}
