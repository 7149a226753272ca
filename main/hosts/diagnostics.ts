import { readdir, readFile, stat, statfs } from 'node:fs/promises'
import { arch, availableParallelism, freemem, homedir, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { plainText } from '../../app/text/plainText.ts'
import packageJson from '../../package.json' with { type: 'json' }
import { errorCode } from '../failures/errorCode.ts'
import { failureText } from '../failures/failureText.ts'

/** Enough to see what happens again and again. */
const FAULT_LINES = 100

/** Of a log that grew large, bytes at its end. */
const FAULT_BYTES = 100_000

/** A message of AWS names the account that it is about. */
const ACCOUNT_ID = /(?<!\d)\d{12}(?!\d)/g

/** Variables that change where calls go or whose credentials they have. */
const TELLING = /^(AWS_|ONBOARDING_|NODE_|SSL_|CHROME_PATH$|ELECTRON_|XDG_|(https?|all|no)_proxy$)/i

/**
 * What support needs to see of this computer, as text that a person reads before it is given away: versions, the data
 * directory's files by name and size, the last faults of the app, and which variables are set. It holds no credential,
 * no value of a variable and nothing of an onboarding but the names of its files. It needs neither the page nor a
 * journal that can be read, and never throws: what can't be read is said in its place.
 */
export async function diagnostics(
  dataDirectory: string,
  environment: Readonly<Record<string, string | undefined>>,
  now: Date,
): Promise<string> {
  const parts = [
    `ActiveEye Onboarding ${packageJson.version}: diagnostics, ${now.toISOString()}`,
    'Nothing was sent. It holds no credential, no account and no value of a variable; file names are as they are on this computer.',
    part('This computer', system()),
    part(`Data directory ${dataDirectory}`, await directoryLines(dataDirectory)),
    part('Last faults of the app (faults.log)', await faultLines(join(dataDirectory, 'faults.log'))),
    part('Variables that are set; their values are not shown', variableNames(environment)),
  ]
  return `${withoutHome(parts.join('\n\n'))}\n`
}

function part(title: string, lines: readonly string[]): string {
  return [plainText(title), ...lines.map((line) => `  ${plainText(line)}`)].join('\n')
}

function system(): readonly string[] {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const { node, electron } = process.versions
  return [
    `${process.platform} ${release()}, ${arch()}, ${availableParallelism()} processors`,
    `${megabytes(freemem())} of ${megabytes(totalmem())} memory free`,
    `Node.js ${node}${electron === undefined ? '' : `, Electron ${electron}`}`,
    `Language ${locale}, time zone ${timeZone}`,
  ]
}

async function directoryLines(directory: string): Promise<readonly string[]> {
  try {
    const { bavail, bsize } = await statfs(directory)
    const names = (await readdir(directory, { recursive: true })).sort()
    const files = await Promise.all(names.map((name) => fileLine(directory, name)))
    return [`${megabytes(bavail * bsize)} free on its disk`, ...files]
  } catch (error) {
    return [unreadable(error)]
  }
}

async function fileLine(directory: string, name: string): Promise<string> {
  try {
    const { size, mtime, mode } = await stat(join(directory, name))
    return `${name}: ${size} bytes, ${mtime.toISOString()}, mode ${(mode & 0o777).toString(8)}`
  } catch (error) {
    return `${name}: ${unreadable(error)}`
  }
}

async function faultLines(path: string): Promise<readonly string[]> {
  try {
    const log = await readFile(path)
    const lines = log.subarray(-FAULT_BYTES).toString('utf8').trimEnd().split('\n')
    return lines.slice(-FAULT_LINES).map((line) => failureText(line).replaceAll(ACCOUNT_ID, '(account ID)'))
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? ['None.'] : [unreadable(error)]
  }
}

function variableNames(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const names = Object.keys(environment).filter((name) => TELLING.test(name) && environment[name] !== '')
  return names.length === 0 ? ['None.'] : names.sort()
}

/** The name of who is signed in to this computer is part of most paths. */
export function withoutHome(text: string): string {
  const home = homedir()
  return home.length > 1 ? text.replaceAll(home, '~') : text
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_000_000)} MB`
}

function unreadable(error: unknown): string {
  return `can't be read: ${failureText(error instanceof Error ? error.message : String(error))}`
}
