import { describe, expect, test } from 'vitest'
import { byCapability, nameWithoutRole, roleOfArn } from '../../../../app/access/rolesOfAccount.ts'

test('of AWS’s own roles, administrators come first and roles that only read come last', () => {
  const roles = [
    'AWSBillingReadOnly',
    'NetworkAdministrator',
    'AWSPowerUserAccess',
    'Deploy',
    'AWSAdministratorAccess',
    'SecurityAudit',
  ]
  expect(byCapability(roles, (role) => role)).toEqual([
    'AWSAdministratorAccess',
    'Deploy',
    'AWSPowerUserAccess',
    'NetworkAdministrator',
    'AWSBillingReadOnly',
    'SecurityAudit',
  ])
})

describe('the role of an ARN', () => {
  test.each([
    [
      'arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/ada',
      'AdministratorAccess',
    ],
    ['arn:aws:sts::111122223333:assumed-role/Deploy/me@example.com', 'Deploy'],
    ['arn:aws:iam::111122223333:user/admin', undefined],
  ])('%s', (arn, role) => {
    expect(roleOfArn(arn)).toBe(role)
  })
})

describe('the name of an account', () => {
  test.each([
    ['Log-Archive.AWSAdministratorAccess', 'AWSAdministratorAccess', 'Log-Archive'],
    ['AdministratorAccess-111122223333', 'AdministratorAccess', '111122223333'],
    ['Prod/Admin', 'admin', 'Prod'],
    ['prod', 'AdministratorAccess', 'prod'],
    ['AdministratorAccess', 'AdministratorAccess', 'AdministratorAccess'],
    ['sysadmin', 'admin', 'sysadmin'],
    ['Prod.a+b', 'a+b', 'Prod'],
    ['prod', undefined, 'prod'],
  ])('of the profile %s with the role %s is %s', (profile, role, name) => {
    expect(nameWithoutRole(profile, role)).toBe(name)
  })
})
