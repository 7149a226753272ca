import type { Backend } from '../accounts/backend.ts'
import { type Host, terminalHost } from '../hosts/host.ts'
import { createCurrentOnboarding } from '../onboarding/currentOnboarding.ts'
import { accessRoutes } from './accessRoutes.ts'
import { activityRoutes } from './activityRoutes.ts'
import { checklistRoutes } from './checklistRoutes.ts'
import { connectorRoutes } from './connectorRoutes.ts'
import { findRoutes } from './findRoutes.ts'
import { handoverRoutes } from './handoverRoutes.ts'
import { hostRoutes } from './hostRoutes.ts'
import { networkRoutes } from './networkRoutes.ts'
import { onboardingRoutes } from './onboardingRoutes.ts'
import { reportRoutes } from './reportRoutes.ts'
import { reportsRoutes } from './reportsRoutes.ts'
import { routerBase } from './routerBase.ts'
import { signInRoutes } from './signInRoutes.ts'

/**
 * The contract, implemented once for every host. The open onboarding belongs to the router, so that a reload or a
 * second window shows the same one.
 */
export function createRouter(backend: Backend, host: Host = terminalHost) {
  const current = createCurrentOnboarding(backend)
  if (host.resolveProxy !== undefined) backend.network.setProxyResolver(host.resolveProxy)

  const os = routerBase(() => current.settled())
  const router = os.router({
    ...hostRoutes(os, backend, host, current),
    ...onboardingRoutes(os, backend, current),
    ...checklistRoutes(os, backend, current),
    connector: connectorRoutes(os, current),
    activity: activityRoutes(os, backend, host, current),
    find: findRoutes(os, backend),
    signIn: signInRoutes(os, backend, current),
    access: accessRoutes(os, backend, current),
    handover: handoverRoutes(os, backend, host, current),
    ...reportRoutes(os, backend, host, current),
    ...reportsRoutes(os, backend, current),
    network: networkRoutes(os, backend, host, current),
  })

  return { router, close: current.close }
}
