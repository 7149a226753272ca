import type { ContractClient } from '../../app/contract/contractClient.ts'
import { CALL_MODE } from '../../app/masking/callMode.ts'
import { networkInUse } from '../../app/network/networkInUse.ts'
import { dataDirectory } from '../files/dataDirectory.ts'
import type { Terminal } from './terminal.ts'

/** Starts the app in this process, does the work with its client, and closes it. */
export async function withClient<T>(
  {
    dataDir,
    practice,
    masked = false,
  }: {
    readonly dataDir?: string | undefined
    readonly practice?: string | undefined
    readonly masked?: boolean | undefined
  },
  terminal: Terminal,
  work: (client: ContractClient) => Promise<T>,
): Promise<T> {
  // Loaded here, since a verb may only say how it is used.
  const [{ startBackend }, { createRouter }, { createRouterClient }] = await Promise.all([
    import('../accounts/backend.ts'),
    import('../api/router.ts'),
    import('@orpc/server'),
  ])
  const backend = await startBackend(dataDirectory(dataDir), process.env)
  const { router, interceptors, callMode, close } = createRouter(backend)
  const client = createRouterClient(router, { interceptors })
  try {
    if (masked) {
      await callMode.set(true, false)
      terminal.err(`${CALL_MODE.name}: ${CALL_MODE.is}`)
    }
    terminal.err(
      ...callMode
        .shown([...backend.settings.problems().values()].map((problem) => ({ problem })))
        .map(({ problem }) => problem),
    )
    await sayWhereCallsGo(client, practice, terminal)
    return await work(client)
  } finally {
    await close()
    await backend.close()
  }
}

/** Calls that go elsewhere than to AWS, and who else sees them on the way, are always announced. */
async function sayWhereCallsGo(
  client: ContractClient,
  practice: string | undefined,
  terminal: Terminal,
): Promise<void> {
  const { redirected } = await client.destination({ practice })
  if (practice !== undefined) {
    terminal.err(
      `Practice: everything happens in the practice cloud on this computer (${practice}), not on AWS.`,
    )
    return
  }
  for (const sentence of networkInUse(await client.network.get())) terminal.err(sentence)
  for (const [url, services] of Map.groupBy(redirected, (redirection) => redirection.url)) {
    terminal.err(
      `Attention: calls to ${services.map(({ service }) => service).join(', ')} go to ${url}, not to AWS.`,
    )
  }
}
