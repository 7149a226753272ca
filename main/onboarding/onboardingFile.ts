import { LIMITS } from '../../app/input/limits.ts'
import { formatOnboarding, type Onboarding } from '../../app/onboarding/onboarding.ts'
import {
  inputErrorText,
  type ParsedOnboarding,
  parseOnboarding,
} from '../../app/onboarding/parseOnboarding.ts'
import { looksLikeReport } from '../../app/report/reportFile.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { FileRefused, readBoundedFile } from '../files/readBoundedFile.ts'
import { writePrivateFile } from '../files/writePrivateFile.ts'

/** Reads and checks an onboarding file. What is wrong with the file itself comes in the same form as what is in it. */
export async function readOnboardingFile(path: string): Promise<ParsedOnboarding> {
  const read = await readText(path)
  if ('text' in read && !looksLikeReport(read.text)) return parseOnboarding(read.text, path)
  const { found, expected } = 'text' in read ? A_REPORT : read
  const message = `found ${found}, expected ${expected}`
  return { ok: false, errors: [{ file: path, line: 0, column: 0, path: '', found, expected, message }] }
}

const A_REPORT: Unreadable = {
  found: 'the account information report of a customer',
  expected: 'an onboarding file; the terminal’s command reports reads reports',
}

type Unreadable = { readonly found: string; readonly expected: string }

async function readText(path: string): Promise<{ readonly text: string } | Unreadable> {
  try {
    return decode(await readBoundedFile(path, LIMITS.onboardingFile))
  } catch (error) {
    if (error instanceof FileRefused) return { found: error.found, expected: error.expected }
    return { found: reason(error), expected: 'an onboarding file that can be read' }
  }
}

function decode(bytes: Buffer): { readonly text: string } | Unreadable {
  const start = bytes.subarray(0, 2).toString('latin1')
  if (start === '\xff\xfe' || start === '\xfe\xff') {
    return { found: 'text in UTF-16', expected: 'UTF-8; save it again with that encoding' }
  }
  try {
    // Drops the byte order mark that some editors for Windows put before UTF-8.
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { found: 'bytes that are not UTF-8', expected: 'UTF-8; save it again with that encoding' }
  }
}

function reason(error: unknown): string {
  const code = codeOf(error)
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'no such file'
    case 'EACCES':
    case 'EPERM':
      return 'a file that this user may not read'
    default:
      return error instanceof Error ? error.message : String(error)
  }
}

/**
 * Writes an onboarding file, whole or not at all. An existing one is replaced only with `overwrite`.
 * @throws InvalidInputError when it would not be valid, or exists; FileNotWritten
 */
export async function writeOnboardingFile(
  path: string,
  onboarding: Onboarding,
  { overwrite = false }: { readonly overwrite?: boolean } = {},
): Promise<void> {
  const text = formatOnboarding(onboarding)
  const parsed = parseOnboarding(text, path)
  if (!parsed.ok) {
    throw new InvalidInputError(['It would not be valid:', ...parsed.errors.map(inputErrorText)])
  }
  if ((await writePrivateFile(path, text, { overwrite })) === 'exists') {
    throw new InvalidInputError([`${path} exists already and was left as it is.`])
  }
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
