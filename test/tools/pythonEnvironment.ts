import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { access, mkdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const TOOLS = fileURLToPath(new URL('../../.tools', import.meta.url))

const run = promisify(execFile)

/**
 * Python with packages of somebody else, in an environment of its own, installed on first use.
 * @param requirements as pip takes them: `moto[server]==5.2.5`
 * @returns the interpreter
 * @throws an error when python3 is missing or the package can't be installed
 */
export async function pythonWith(
  name: string,
  version: string,
  ...requirements: readonly string[]
): Promise<string> {
  const place = join(TOOLS, name, version)
  if (!(await exists(pythonIn(place)))) await install(place, requirements)
  return pythonIn(place)
}

/** Beside its place first, so that what is in its place is whole, whoever else installs it now. */
async function install(place: string, requirements: readonly string[]): Promise<void> {
  const beside = `${place}.${randomUUID()}`
  await mkdir(dirname(place), { recursive: true })
  try {
    await run(process.platform === 'win32' ? 'python' : 'python3', ['-m', 'venv', beside])
    await run(pythonIn(beside), [
      '-m',
      'pip',
      'install',
      '--quiet',
      '--disable-pip-version-check',
      ...requirements,
    ])
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

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

/**
 * One package, installed on first use into a directory of its own, for an interpreter that is there already.
 * @returns the directory, for PYTHONPATH
 */
export async function packageBeside(python: string, name: string, version: string): Promise<string> {
  const place = join(TOOLS, name, version)
  if (await exists(place)) return place
  const beside = `${place}.${randomUUID()}`
  const options = ['--quiet', '--disable-pip-version-check', '--root-user-action', 'ignore']
  try {
    await run(python, ['-m', 'pip', 'install', ...options, '--target', beside, `${name}==${version}`])
    await rename(beside, place).catch(async (error: unknown) => {
      if (!(await exists(place))) throw error
    })
  } finally {
    await rm(beside, { recursive: true, force: true })
  }
  return place
}
