import type { Backend } from '../accounts/backend.ts'
import { type Host, terminalHost } from '../hosts/host.ts'
import { createCallMode } from '../onboarding/createCallMode.ts'
import { createCurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { aboutRoutes } from './aboutRoutes.ts'
import { accessRoutes } from './accessRoutes.ts'
import { activityRoutes } from './activityRoutes.ts'
import { callModeRoutes } from './callModeRoutes.ts'
import { checklistRoutes } from './checklistRoutes.ts'
import { connectorRoutes } from './connectorRoutes.ts'
import { findRoutes } from './findRoutes.ts'
import { handoverRoutes } from './handoverRoutes.ts'
import { hostRoutes } from './hostRoutes.ts'
import { maskedCalls } from './maskedCalls.ts'
import { networkRoutes } from './networkRoutes.ts'
import { onboardingRoutes } from './onboardingRoutes.ts'
import { organizationRoutes } from './organizationRoutes.ts'
import { reportRoutes } from './reportRoutes.ts'
import { representativeRoutes } from './representativeRoutes.ts'
import { routerBase } from './routerBase.ts'
import { settingsRoutes } from './settingsRoutes.ts'
import { signInRoutes } from './signInRoutes.ts'
import { storageRoutes } from './storageRoutes.ts'
import { updateRoutes } from './updateRoutes.ts'

/**
 * The contract, implemented once for every host. The open onboarding belongs to the router, so that a reload or a
 * second window shows the same one.
 */
export function createRouter(backend: Backend, host: Host = terminalHost) {
  const current = createCurrentOnboarding(backend)
  if (host.resolveProxy !== undefined) backend.network.setProxyResolver(host.resolveProxy)

  // A terminal says it with each command.
  const callMode = createCallMode(backend.dataDirectory, current, host.kind !== 'terminal')
  const os = routerBase(() => current.settled())
  const router = os.router({
    ...aboutRoutes(os, backend),
    ...hostRoutes(os, backend, host, current),
    ...onboardingRoutes(os, backend, current),
    ...checklistRoutes(os, backend, current),
    connector: connectorRoutes(os, current, callMode),
    activity: activityRoutes(os, backend, host, current),
    find: findRoutes(os, backend),
    signIn: signInRoutes(os, backend, current),
    access: accessRoutes(os, backend, current),
    organization: organizationRoutes(os, backend, current),
    handover: handoverRoutes(os, backend, host, current),
    ...reportRoutes(os, backend, host, current, callMode),
    ...representativeRoutes(os, backend, current, callMode),
    callMode: callModeRoutes(os, callMode),
    network: networkRoutes(os, backend, host, current),
    updates: updateRoutes(os, backend, host),
    settings: settingsRoutes(os, backend.settings),
    storage: storageRoutes(os, backend, host, current, callMode),
  })

  async function close(): Promise<void> {
    await callMode.close()
    await current.close()
  }

  /** `interceptors` belong around every procedure that a client calls: they mask what people see. */
  return { router, callMode, interceptors: [maskedCalls(callMode)], close }
}
