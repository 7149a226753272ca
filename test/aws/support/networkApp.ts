import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { onTestFinished } from 'vitest'
import type { NetworkCheck } from '../../../app/network/networkSettings.ts'
import { startBackend } from '../../../main/accounts/backend.ts'
import { createRouter } from '../../../main/api/router.ts'
import type { Environment } from '../../../main/configuration/environment.ts'
import { type Host, terminalHost } from '../../../main/hosts/host.ts'
import type { PracticeCloud } from '../../../main/practice/practiceCloud.ts'
import {
  type PracticeAuthority,
  practiceAuthority,
} from '../../../main/practice/proxies/practiceAuthority.ts'
import {
  type PracticeProxy,
  type PracticeProxyOptions,
  startPracticeProxy,
} from '../../../main/practice/proxies/practiceProxy.ts'

/** Making keys takes its time, and which authority it is matters to one test only. */
let shared: Promise<PracticeAuthority> | undefined

/** A proxy before the practice cloud that ends with the test. */
export async function proxyTo(
  cloud: PracticeCloud,
  options: Omit<PracticeProxyOptions, 'endpoint' | 'authority'>,
): Promise<PracticeProxy> {
  shared ??= practiceAuthority('Practice Inspection Authority')
  const proxy = await startPracticeProxy({ ...options, endpoint: cloud.endpoint, authority: await shared })
  onTestFinished(() => proxy.close())
  return proxy
}

/** A file with this text that ends with the test. */
export async function fileWith(text: string, name = 'authority.pem'): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'network-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  const path = join(directory, name)
  await writeFile(path, text)
  return path
}

/** What an environment needs to call the practice cloud under AWS's own names. */
export function administratorOf(cloud: PracticeCloud): Environment {
  const { accessKeyId, secretAccessKey, sessionToken } = cloud.credentials
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    // Nothing of this computer's own.
    AWS_CONFIG_FILE: '/nonexistent/config',
    AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/credentials',
  }
}

/** The app in this process, with a data directory of its own. */
export async function networkApp(env: Environment, host: Partial<Host> = {}, dataDirectory?: string) {
  const directory = dataDirectory ?? (await mkdtemp(join(tmpdir(), 'network-workspace-')))
  const backend = await startBackend(directory, env)
  const { router, close } = createRouter(backend, { ...terminalHost, ...host })
  onTestFinished(async () => {
    await close()
    await backend.close()
    if (dataDirectory === undefined) await rm(directory, { recursive: true, force: true })
  })
  const client = createRouterClient(router)
  const test = async (): Promise<NetworkCheck[]> => {
    const checks: NetworkCheck[] = []
    for await (const check of await client.network.test({})) checks.push(check)
    return checks.toSorted((one, other) => one.host.localeCompare(other.host))
  }
  return { backend, client, directory, test }
}
