import type { Profile } from '../../../app/access/foundAccounts.ts'
import type { Access } from '../../../app/onboarding/access.ts'

export type AccessKind = Access['kind']

/** In the order in which they are offered. What is not chosen yet can't be chosen. */
export const ACCESS_KINDS: readonly AccessKind[] = [
  'role',
  'profile',
  'identityCenter',
  'environment',
  'keys',
]

export function accessKindName(kind: AccessKind): string {
  switch (kind) {
    case 'role':
      return 'Role in the account'
    case 'profile':
      return 'AWS profile'
    case 'identityCenter':
      return 'IAM Identity Center'
    case 'environment':
      return "This computer's AWS credentials"
    case 'keys':
      return 'Access keys'
    case 'notChosen':
      return 'Not chosen yet'
  }
}

export function accessKindDescription(kind: AccessKind): string {
  switch (kind) {
    case 'role':
      return 'Assumed with other credentials; usual in an organization.'
    case 'profile':
      return 'A profile of the AWS configuration on this computer.'
    case 'identityCenter':
      return 'Sign in through the AWS access portal, in the browser.'
    case 'environment':
      return 'What AWS tools find by themselves: AWS_* variables, the profile default, or the role of a container or EC2 instance.'
    case 'keys':
      return 'Asked for when needed, and kept in memory only.'
    case 'notChosen':
      return 'The file was prepared for you. Choose how to sign in to this account.'
  }
}

/** An access in a few words, for a cell: `Role OrganizationAccountAccessRole`. */
export function accessWords(access: Access): string {
  switch (access.kind) {
    case 'role':
      return `Role ${roleText(access) || '(no name yet)'}`
    case 'profile':
      return `Profile ${access.profile || '(no name yet)'}`
    case 'identityCenter':
      return `Identity Center, ${access.roleName || '(no permission set yet)'}`
    case 'environment':
    case 'keys':
    case 'notChosen':
      return accessKindName(access.kind)
  }
}

/** A role as a person types it: its ARN, its name, or several names. */
export function roleText({
  roleName,
  roleArn,
}: {
  readonly roleName?: unknown
  readonly roleArn?: unknown
}): string {
  if (typeof roleArn === 'string') return roleArn
  if (Array.isArray(roleName)) return roleName.join(', ')
  return typeof roleName === 'string' ? roleName : ''
}

/** The role fields for a typed text: an ARN begins with `arn:`, names are separated by commas. */
export function roleFrom(text: string): {
  readonly roleName?: string | readonly string[]
  readonly roleArn?: string
} {
  const trimmed = text.trim()
  if (trimmed.startsWith('arn:')) return { roleArn: trimmed }
  const names = trimmed.split(',').map((name) => name.trim())
  return { roleName: names.length === 1 ? trimmed : names }
}

/** An access of this kind with default values; what only a person knows is empty. */
export function newAccess(kind: AccessKind): Access {
  switch (kind) {
    case 'role':
      return { kind, roleName: 'OrganizationAccountAccessRole', through: { kind: 'environment' } }
    case 'profile':
      return { kind, profile: '' }
    case 'identityCenter':
      return { kind, startUrl: '', region: 'us-east-1', roleName: '' }
    case 'environment':
    case 'keys':
    case 'notChosen':
      return { kind }
  }
}

/** What a profile is: "Role through base, asks for an MFA code". */
export function profileWords({ kind, sourceProfile, mfaSerial, identityCenter }: Profile): string {
  const what = kindWords(kind, sourceProfile)
  const signsIn = identityCenter !== undefined && kind !== 'identityCenter'
  return [
    what,
    ...(signsIn ? ['signs in through IAM Identity Center'] : []),
    ...(mfaSerial === undefined ? [] : ['asks for an MFA code']),
  ].join(', ')
}

function kindWords(kind: Profile['kind'], sourceProfile: string | undefined): string {
  switch (kind) {
    case 'keys':
      return 'Static access keys'
    case 'role':
      return sourceProfile === undefined ? 'Role' : `Role through ${sourceProfile}`
    case 'identityCenter':
      return 'IAM Identity Center'
    case 'login':
      return 'aws login'
    case 'process':
      return 'Another program (credential_process)'
    case 'webIdentity':
      return 'Web identity token'
    case 'unknown':
      return 'Unknown kind'
  }
}
