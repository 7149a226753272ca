import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished } from 'vitest'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { startBackend } from '../../main/accounts/backend.ts'
import { createRouter } from '../../main/api/router.ts'
import type { Environment } from '../../main/configuration/environment.ts'
import { webHost } from '../../main/hosts/host.ts'
import type { Transport } from './transports.ts'

/** The app with a data directory of its own, until the test ends. Nothing that a test sends may be a fault of the app. */
export async function startApp(dataDirectory?: string, env: Environment = {}) {
  const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), 'contract-')))
  const backend = await startBackend(directory, env)
  const { router, close } = createRouter(backend, webHost({ where: 'nowhere', ask: async () => 'yes' }))
  onTestFinished(async () => {
    await close()
    await backend.close()
    if (dataDirectory === undefined) await rm(directory, { recursive: true, force: true })
  })
  const faults: unknown[] = []
  onTestFinished(() => expect(faults, 'faults of the app').toEqual([]))
  return { router, directory, faults }
}

/** A client of a new app over the transport. */
export async function clientOver(transport: Transport, dataDirectory?: string, env: Environment = {}) {
  const { router, directory, faults } = await startApp(dataDirectory, env)
  // What the transport gives has the router's shape, which is the contract's.
  const client = (await transport.connect(router, faults)) as ContractClient
  return { client, directory }
}

/** What a call was refused with: the parts of it that a page may rely on. */
export async function refusalOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const error: unknown = await call.then(
    () => new Error('It was not refused.'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error) || !('code' in error)) throw error
  const { code, status, defined, data } = error as Error & Record<string, unknown>
  return { code, status, defined, message: error.message, data }
}
