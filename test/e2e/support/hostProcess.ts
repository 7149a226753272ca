import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url))
/** Node reading TypeScript is most of the time of a start; here it remembers what it read. */
const COMPILE_CACHE = join(ROOT, '.build/compile-cache')

export interface HostSettings {
  /** Stands in for the home directory; the data directory is in it. */
  readonly home: string
  /** The scenario of the practice cloud that is opened at once. */
  readonly practice?: string | undefined
  /** Any that is free when left out. */
  readonly port?: number | undefined
  readonly environment?: Readonly<Record<string, string>>
  /** As `npm start` does it, with nobody to ask; else with a person who allows everything. */
  readonly alone?: boolean | undefined
}

/** The real web host at work, as `npm start -- --web --no-open` starts it. */
export interface HostProcess {
  /** As it was printed, with the token. */
  readonly address: string
  readonly port: number
  /** Also for the abrupt end: `SIGKILL`. Resolves when it is gone. */
  stop(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
}

export async function startHost({
  home,
  practice,
  port = 0,
  environment,
  alone = false,
}: HostSettings): Promise<HostProcess> {
  const words = ['--web', '--no-open', '--port', `${port}`, '--data-dir', dataDirectoryIn(home)]
  const child = spawn(
    process.execPath,
    [
      join(ROOT, alone ? 'main/start.mjs' : 'out/e2eHost/hostWithPerson.js'),
      ...words,
      ...(practice === undefined ? [] : ['--practice', practice]),
    ],
    { cwd: ROOT, env: { ...cleanEnvironment(home), ...environment }, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const said: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => said.push(text))
  const gone = once(child, 'exit')
  const address = await Promise.race([addressIn(child.stdout), gone.then(() => undefined)])
  if (address === undefined) throw new Error(`The host did not start:\n${said.join('')}`)
  return {
    address,
    port: Number(new URL(address).port),
    async stop(signal) {
      child.kill(signal)
      await gone
      process.removeListener('exit', end)
    },
  }
}

export function dataDirectoryIn(home: string): string {
  return join(home, 'data')
}

async function addressIn(stdout: NodeJS.ReadableStream): Promise<string | undefined> {
  for await (const line of createInterface({ input: stdout })) {
    const address = /^Open (http:\/\/127\.0\.0\.1:\d+\/#token=[\w-]+)$/.exec(line)?.[1]
    if (address !== undefined) return address
  }
  return undefined
}

/** Only what any program needs: no AWS settings of whoever runs the tests, and a home without AWS files. */
export function cleanEnvironment(home: string): Record<string, string> {
  const { PATH = '', SystemRoot, TEMP } = process.env
  return {
    PATH,
    HOME: home,
    USERPROFILE: home,
    NODE_COMPILE_CACHE: COMPILE_CACHE,
    ...(SystemRoot !== undefined && { SystemRoot }),
    ...(TEMP !== undefined && { TEMP }),
  }
}
