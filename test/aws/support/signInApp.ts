import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { expect, onTestFinished } from 'vitest'
import type { ConnectionTest, ConnectionTestResult } from '../../../app/access/connectionTest.ts'
import type { SignInRequest, SignIns } from '../../../app/access/signIns.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { formatOnboarding } from '../../../app/onboarding/onboarding.ts'
import { startBackend } from '../../../main/accounts/backend.ts'
import { createRouter } from '../../../main/api/router.ts'
import type { CloudConnection } from './workspace.ts'

/** Files in the home directory, by their paths there: `.aws/config`. */
export type HomeFiles = Readonly<Record<string, string>>

/** Who works there: with the administrator's keys in the environment, or with nothing. */
export type Environment = 'administrator' | 'nobody'

/**
 * The app in this process, with calls going to this cloud and a home directory of its own. Ends with the test, and
 * what it was sent is checked by the contract.
 */
export async function signInApp(
  { endpoint, credentials }: CloudConnection,
  settings: {
    readonly as?: Environment
    readonly files?: HomeFiles
    readonly env?: Readonly<Record<string, string>>
  } = {},
) {
  const home = await mkdtemp(join(tmpdir(), 'sign-in-'))
  const write = async (path: string, text: string) => {
    await mkdir(dirname(join(home, path)), { recursive: true })
    await writeFile(join(home, path), text)
  }
  for (const [path, text] of Object.entries(settings.files ?? {})) await write(path, text)
  const env = {
    HOME: home,
    AWS_CONFIG_FILE: join(home, '.aws/config'),
    AWS_SHARED_CREDENTIALS_FILE: join(home, '.aws/credentials'),
    AWS_LOGIN_CACHE_DIRECTORY: join(home, '.aws/login/cache'),
    AWS_ENDPOINT_URL: endpoint,
    ...(settings.as === 'administrator' && {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
    }),
    ...settings.env,
  }
  const backend = await startBackend(join(home, 'data'), env)
  const { router, close } = createRouter(backend)
  onTestFinished(async () => {
    await close()
    await backend.close()
    await rm(home, { recursive: true, force: true })
  })
  const client = createRouterClient(router)

  return {
    client,
    backend,
    home,
    write,
    async open(onboarding: Onboarding) {
      const path = join(home, 'acme.onboarding.json')
      await writeFile(path, formatOnboarding(onboarding))
      await client.open({ path, purpose: 'work' })
    },
    /** The results by the tests' keys. */
    async test(tests: readonly ConnectionTest[]): Promise<ReadonlyMap<string, ConnectionTestResult>> {
      const results = await all(await client.access.test({ tests: [...tests] }))
      expect(results.map(({ key }) => key).sort()).toEqual(tests.map(({ key }) => key).sort())
      return new Map(results.map((result) => [result.key, result]))
    },
    /** Resolves with the first state of the sign-ins for which this says yes. */
    async signIns(until: (state: SignIns) => boolean = () => true): Promise<SignIns> {
      for await (const state of await client.signIn.watch({})) if (until(state)) return state
      throw new Error('The watch ended.')
    },
    /** Somebody who acts on each request, once. */
    follow(act: (request: SignInRequest) => unknown): { readonly seen: readonly SignInRequest[] } {
      const seen: SignInRequest[] = []
      const ended = new AbortController()
      const watch = async () => {
        for await (const { requests } of await client.signIn.watch({}, { signal: ended.signal })) {
          for (const request of requests) {
            if (seen.some(({ id }) => id === request.id)) continue
            seen.push(request)
            await act(request)
          }
        }
      }
      const watching = watch().catch((error: unknown) => {
        if (!ended.signal.aborted) throw error
      })
      onTestFinished(async () => {
        ended.abort()
        await watching
      })
      return { seen }
    },
  }
}

export type SignInApp = Awaited<ReturnType<typeof signInApp>>

export async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of stream) items.push(item)
  return items
}

/** What a call was refused with. */
export async function refusal(
  call: Promise<unknown>,
): Promise<{ code: unknown; message: string; data: unknown }> {
  const error: unknown = await call.then(
    () => new Error('It was not refused.'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof Error) || !('code' in error) || !('data' in error)) throw error
  return { code: error.code, message: error.message, data: error.data }
}
