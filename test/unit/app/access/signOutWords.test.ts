import { expect, test } from 'vitest'
import { notSignedOutWords, signedOutWords } from '../../../../app/access/signOutWords.ts'
import type { Access } from '../../../../app/onboarding/access.ts'

const [PORTAL, OTHER] = ['https://acme.awsapps.com/start', 'https://other.awsapps.com/start']

test('what was ended at AWS and what could not be is told apart, with what is left to do', () => {
  expect(signedOutWords({ ended: [PORTAL], notEnded: [OTHER] })).toEqual([
    'The app no longer holds any access keys or sign-ins.',
    `Ended at AWS, also for the AWS CLI: the session at ${PORTAL}. Credentials of roles that were given out before are valid until they expire.`,
    `Not ended at AWS, and valid until it expires: the session at ${OTHER}. Sign out on that page, too.`,
    'Profiles, variables and the cache of the AWS CLI on this computer are unchanged; aws sso logout empties that cache.',
  ])
  const nobody = signedOutWords({ ended: [], notEnded: [] })
  expect(nobody).toContain('No access portal was signed in to.')
  expect(nobody.filter((line) => /ended at AWS/i.test(line))).toEqual([])
})

test('what signs in without a portal is named with the accounts that it still signs in to', () => {
  const account = (name: string, access: Access) => ({ accountId: '111122223333', name, access })
  const accounts = [
    account('prod', { kind: 'profile', profile: 'keys' }),
    account('dev', { kind: 'role', roleName: 'Admin', through: { kind: 'profile', profile: 'keys' } }),
    account('portal', { kind: 'profile', profile: 'sso' }),
    account('pasted', { kind: 'keys' }),
    account('here', { kind: 'environment' }),
  ]
  const configuration = {
    profiles: [
      { name: 'keys', kind: 'keys' as const },
      {
        name: 'sso',
        kind: 'identityCenter' as const,
        identityCenter: { startUrl: PORTAL, region: 'us-east-1' },
      },
    ],
    environment: { kind: 'keys' as const, words: 'AWS_ACCESS_KEY_ID is used.' },
  }
  expect(notSignedOutWords(accounts, configuration)).toEqual([
    'Signing out does not end profile keys, which still signs in to prod and dev.',
    'Signing out does not end what AWS tools find by themselves, which still signs in to here. AWS_ACCESS_KEY_ID is used.',
  ])
})
