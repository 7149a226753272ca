import type { ScenarioAccount } from '../scenario.ts'

/** Where the administrator signs in. */
export const MANAGEMENT: ScenarioAccount = {
  accountId: '111122223333',
  name: 'management',
  joinedMethod: 'INVITED',
  state: 'ACTIVE',
  onboarded: true,
  defaultVpcs: true,
}

export const PROD: ScenarioAccount = {
  accountId: '444455556666',
  name: 'prod',
  joinedMethod: 'CREATED',
  state: 'ACTIVE',
  organizationalUnit: 'Workloads/Production',
  onboarded: true,
  defaultVpcs: true,
}

/** Its ID begins with a zero: whoever reads it as a number loses it. */
export const STAGING: ScenarioAccount = {
  accountId: '012345678901',
  name: 'staging',
  joinedMethod: 'CREATED',
  state: 'ACTIVE',
  organizationalUnit: 'Workloads',
  onboarded: true,
  defaultVpcs: true,
}
