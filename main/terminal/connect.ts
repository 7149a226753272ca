import { resolve } from 'node:path'
import { createRouterClient, type RouterClient } from '@orpc/server'
import envPaths from 'env-paths'
import { startBackend } from '../backend.ts'
import type { ScenarioName } from '../practice/scenarios.ts'
import { createRouter } from '../router.ts'
import type { Terminal } from './terminal.ts'

/** The contract, called in this process. */
export type Client = RouterClient<ReturnType<typeof createRouter>['router']>

export interface ConnectOptions {
  readonly dataDir?: string | undefined
  readonly practice?: ScenarioName | undefined
}

/** Does the work with a client, and leaves nothing open. */
export async function withClient<T>(
  { dataDir, practice }: ConnectOptions,
  terminal: Terminal,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const backend = await startBackend({
    dataDirectory: resolve(dataDir ?? envPaths('ActiveEye Onboarding', { suffix: '' }).data),
    env: process.env,
    ...(practice !== undefined && { practice }),
  })
  const { router, close } = createRouter(backend)
  try {
    sayWhereCallsGo(backend.redirected, practice, terminal)
    return await work(createRouterClient(router))
  } finally {
    await close()
    await backend.close()
  }
}

/** Whoever redirects calls must not be able to do it unseen. */
function sayWhereCallsGo(
  redirected: readonly { readonly service: string; readonly url: string }[],
  practice: ScenarioName | undefined,
  terminal: Terminal,
): void {
  if (practice !== undefined) {
    terminal.err(`Practice: everything happens in the practice cloud on this computer (${practice}), not on AWS.`)
    return
  }
  const byUrl = Map.groupBy(redirected, ({ url }) => url)
  for (const [url, services] of byUrl) {
    terminal.err(`Attention: calls to ${services.map(({ service }) => service).join(', ')} go to ${url}, not to AWS.`)
  }
}
