import { actionsFor } from '../aws/actions.ts'
import { type AwsFailureDetails, whereSignedIn } from '../aws/awsFailure.ts'
import { list } from '../text/list.ts'
import type { ProblemWords } from './problem.ts'

/** The problem of calls that policies deny. One cause is one problem: it names the actions of all of them. */
export function denialProblem(failures: readonly [AwsFailureDetails, ...AwsFailureDetails[]], where: string) {
  const blocked = failures.find(({ reason }) => reason === 'blockedByOrganization')
  return blocked === undefined ? missing(failures, where) : blockedBy(blocked, failures, where)
}

type Words = Omit<ProblemWords, 'aws'>

function blockedBy(blocked: AwsFailureDetails, failures: readonly AwsFailureDetails[], where: string): Words {
  const actions = unique(failures.map(deniedAction))
  return {
    kind: 'blockedByOrganization',
    message: `A ${blocked.deniedBy ?? 'policy of the organization'} forbids ${list(actions)}${whereSignedIn(blocked)} for ${where}. More permissions on the role do not help.`,
    next: `Ask whoever manages the organization's policies to allow ${list(actions)}${otherwise(failures)}, then try again.${tagHint(failures)}`,
    retryable: false,
    actions,
  }
}

function missing(failures: readonly [AwsFailureDetails, ...AwsFailureDetails[]], where: string): Words {
  const [first] = failures
  // AWS names one action at a time, so a request for permissions names all that the call needs.
  const actions = unique(failures.flatMap(({ action }) => actionsFor(action)))
  return {
    kind: 'accessDenied',
    ...(signInDenial(first, where) ?? {
      message: `The credentials for ${where} may not do ${list(unique(failures.map(({ action }) => action)))}.`,
      next: `Ask the person who manages permissions for ${list(actions)}, then try again.${tagHint(failures)}`,
    }),
    retryable: false,
    // The access portal requires no IAM permission.
    ...(first.action !== 'sso:GetRoleCredentials' && { actions }),
  }
}

/** The action that AWS's message names: a call is also denied for one that it needs beside its own. */
function deniedAction({ action, message }: AwsFailureDetails): string {
  return /not authorized to perform: ([\w-]+:\w+)/.exec(message)?.[1] ?? action
}

/** What the customer can do instead, if anything. */
function otherwise(failures: readonly AwsFailureDetails[]): string {
  const services = new Set(failures.map(({ action }) => action.split(':')[0]))
  if (services.has('cloudformation')) return ', or choose another Region for the stack'
  if (services.has('sts')) return ', or name a Region that is allowed (region in the profile, or AWS_REGION)'
  return services.has('ec2') ? ', or leave out on purpose the Regions where it is blocked' : ''
}

const CREATES: ReadonlySet<string> = new Set(['cloudformation:CreateStack', 'ec2:CreateFlowLogs'])

/** AWS never says which condition of a deny applied, and the most frequent one on a creation is about its tags. */
function tagHint(failures: readonly AwsFailureDetails[]): string {
  const isLikely = failures.some(
    ({ action, message }) => CREATES.has(action) && /explicit deny/i.test(message),
  )
  return isLikely ? ` If the policy denies what has no tags, or other ones: ${SET_TAGS}.` : ''
}

const SET_TAGS =
  'set the tags that it demands on the page Accounts (or as "tags" in the onboarding file), then run again'

/** A tag policy of the organization refuses the tags of what is to be created; `undefined` for any other failure. */
export function tagPolicyProblem(
  { code, message }: Pick<AwsFailureDetails, 'code' | 'message'>,
  where: string,
): Words | undefined {
  if (!/TagPolicy|tag polic(y|ies)/i.test(`${code} ${message}`)) return undefined
  return {
    kind: 'blockedByOrganization',
    message: `A tag policy of the organization does not allow the tags of what is created for ${where}: ${ended(message)}`,
    next: 'Correct the tags on the page Accounts (or "tags" in the onboarding file), as the tag policy demands, then run again.',
    retryable: false,
  }
}

/**
 * What to do when AWS denies the credentials of an account; `undefined` when the call is not one that signs in or asks
 * for the organization. More permissions for the signed-in identity seldom help there.
 * @param where words for the place, for sentences.
 */
function signInDenial(
  failure: AwsFailureDetails,
  where: string,
): Pick<Words, 'message' | 'next'> | undefined {
  const { action, message } = failure
  switch (action) {
    case 'sts:AssumeRole':
      return {
        message: `The role for ${where} could not be assumed${whereSignedIn(failure)}: ${ended(message)}`,
        next: 'Check the name of the role, that it exists in this account, and that its trust policy allows the signed-in identity; AWS gives the same error for all three. If the trust policy asks for MFA or an ExternalID, use a profile with mfa_serial or external_id. The signed-in identity also needs sts:AssumeRole for the role. Then run again.',
      }
    case 'sso:GetRoleCredentials':
      return {
        message: `The permission set for ${where} is not assigned to the signed-in user: ${ended(message)}`,
        next: 'Choose another permission set for this account, or ask the administrator of IAM Identity Center to assign this one, then run again.',
      }
    default:
      return action.startsWith('organizations:') ? organizationDenial(message, action, where) : undefined
  }
}

/** AWS names the missing action only where permissions can help; a member account gets no more than a sentence. */
function organizationDenial(message: string, action: string, where: string): Pick<Words, 'message' | 'next'> {
  return message.includes('is not authorized to perform')
    ? {
        message: `The credentials for ${where} may not do ${action}.`,
        next: `Ask the person who manages permissions for ${action}, then try again. It works in the management account and in delegated administrator accounts only.`,
      }
    : {
        message: `Only the management account of the organization, or a delegated administrator, can list its accounts; the credentials for ${where} are of another account: ${ended(message)}`,
        next: `Ask with credentials of the management account or of a delegated administrator (in the terminal: --profile NAME). No permission in another account helps. ${OTHER_WAYS}`,
      }
}

/** The account belongs to no organization; `undefined` for any other failure. */
export function noOrganization(
  { action, code }: Pick<AwsFailureDetails, 'action' | 'code'>,
  where: string,
): Words | undefined {
  if (!action.startsWith('organizations:') || code !== 'AWSOrganizationsNotInUseException') return undefined
  return {
    kind: 'invalidInput',
    message: `The account of the credentials for ${where} is in no organization, so there is no list of accounts. The management account of an organization, or a delegated administrator, has one.`,
    next: `Ask with such credentials (in the terminal: --profile NAME). ${OTHER_WAYS}`,
    retryable: false,
  }
}

const OTHER_WAYS =
  'Without them, add the accounts from AWS profiles (in the terminal: --from profiles), from IAM Identity Center, or by hand.'

/** The sentence with an end, for a sentence that follows. */
export function ended(sentence: string): string {
  return /[.…]$/.test(sentence) ? sentence : `${sentence}.`
}

function unique(actions: readonly string[]): string[] {
  return [...new Set(actions)]
}
