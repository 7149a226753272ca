import type { Profile } from '../../../app/access/foundAccounts.ts'

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
      return 'Of an unknown kind'
  }
}
