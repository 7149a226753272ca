import { expect, test } from 'vitest'
import type { Configuration } from '../../../../app/access/foundAccounts.ts'
import { stackRegionOf } from '../../../../app/access/stackRegionOf.ts'

const configuration: Pick<Configuration, 'profiles' | 'environment'> = {
  profiles: [
    { name: 'gov', kind: 'keys', region: 'us-gov-east-1' },
    { name: 'eu', kind: 'keys', region: 'eu-west-1' },
    { name: 'bare', kind: 'keys' },
  ],
  environment: { kind: 'profile', profile: 'gov', words: '' },
}
const profile = (name: string) => ({ kind: 'profile', profile: name }) as const
const portal = (region: string) =>
  ({ kind: 'identityCenter', startUrl: 'https://acme.example/start', region, roleName: 'Admin' }) as const

test.each([
  ['the home of the public partition', { access: profile('eu') }, 'us-east-1'],
  ['the Region of a profile in another partition', { access: profile('gov') }, 'us-gov-east-1'],
  [
    'that of the profile behind a role',
    { access: { kind: 'role', roleName: 'Admin', through: profile('gov') } },
    'us-gov-east-1',
  ],
  ['that of the profile of the environment', { access: { kind: 'environment' } }, 'us-gov-east-1'],
  ['that of an access portal', { access: portal('cn-northwest-1') }, 'cn-northwest-1'],
  [
    'one of the partition that AWS answers with',
    { access: profile('bare'), partition: 'aws-cn' },
    'cn-north-1',
  ],
  ['the account before', { access: profile('eu'), before: 'eu-west-1' }, 'eu-west-1'],
  [
    'the account before, of the same partition',
    { access: profile('gov'), before: 'us-gov-west-1' },
    'us-gov-west-1',
  ],
  [
    'no Region of another partition than the profile',
    { access: profile('gov'), before: 'us-east-1' },
    'us-gov-east-1',
  ],
  [
    'the account before, where nothing is known',
    { access: { kind: 'keys' }, before: 'cn-north-1' },
    'cn-north-1',
  ],
] as const)('suggested is %s', (_, known, region) => {
  expect(stackRegionOf({ configuration, ...known })).toBe(region)
})
