import type { PracticeSwitch } from '../../app/contract/contract.ts'
import { renewCredentials } from './expireCredentials.ts'
import type { PracticeScenario } from './practiceScenario.ts'
import { restoreRoles } from './revokedRoles.ts'
import type { World } from './world.ts'

/** What other people do while an onboarding is rehearsed: the person at the page says when. */
export function switchesOf(scenario: PracticeScenario, world: World): readonly PracticeSwitch[] {
  const kinds = new Set(scenario.faults.map(({ kind }) => kind))
  return [
    // A bucket that refuses some calls only accepts by itself.
    ...(scenario.ec2.bucketRefusals.some(({ calls }) => calls === undefined)
      ? [
          {
            id: 'allowAccounts' as const,
            text: 'ActiveEye now allows these accounts',
            isOn: world.bucketOpen,
          },
        ]
      : []),
    ...(kinds.has('revokeRole')
      ? [
          {
            id: 'restoreRoles' as const,
            text: 'The administrator now gives the role back',
            isOn: world.revokedRoles.length === 0,
          },
        ]
      : []),
    ...(kinds.has('expireCredentials')
      ? [{ id: 'renewSignIns' as const, text: 'You now sign in again elsewhere', isOn: false }]
      : []),
  ]
}

export function turnedOn(world: World, id: PracticeSwitch['id']): World {
  switch (id) {
    case 'allowAccounts':
      return { ...world, bucketOpen: true }
    case 'restoreRoles':
      return restoreRoles(world)
    case 'renewSignIns':
      return renewCredentials(world)
  }
}
