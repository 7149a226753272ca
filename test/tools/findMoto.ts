import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** moto is somebody else's stand-in for AWS: https://docs.getmoto.org/en/latest/docs/server_mode.html */
const VERSION = '5.2.5'
const TOOLS = fileURLToPath(new URL('../../.tools/moto', import.meta.url))

/** A command line that starts moto's server, without its options; or why there is none. */
export type Moto =
  | { readonly found: true; readonly command: string; readonly words: readonly string[] }
  | { readonly found: false; readonly why: string }

const run = promisify(execFile)

/** `moto_server` on PATH, else our own, installed on first use. */
export async function findMoto(): Promise<Moto> {
  if (await answers('moto_server')) return { found: true, command: 'moto_server', words: [] }
  const place = join(TOOLS, VERSION)
  try {
    if (!(await exists(pythonIn(place)))) await install(place)
    return { found: true, command: pythonIn(place), words: ['-m', 'moto.server'] }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      found: false,
      why: `moto_server does not work, and moto ${VERSION} could not be installed with python3: ${reason}`,
    }
  }
}

/** Beside its place first, so that what is in its place is whole, whoever else installs it now. */
async function install(place: string): Promise<void> {
  const beside = join(TOOLS, `${VERSION}.${randomUUID()}`)
  await mkdir(TOOLS, { recursive: true })
  try {
    await run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', beside])
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `moto[server]==${VERSION}`]
    await run(pythonIn(beside), pip)
    await rename(beside, place).catch(async (error: unknown) => {
      if (!(await exists(pythonIn(place)))) throw error
    })
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
}

function pythonIn(environment: string): string {
  return process.platform === 'win32'
    ? join(environment, 'Scripts', 'python.exe')
    : join(environment, 'bin', 'python')
}

/** What pyenv and its like put on PATH need not work. */
function answers(command: string): Promise<boolean> {
  return run(command, ['--help']).then(
    () => true,
    () => false,
  )
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}
