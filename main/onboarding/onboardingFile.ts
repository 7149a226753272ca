import { LIMITS } from '../../app/input/limits.ts'
import { formatOnboarding, type Onboarding } from '../../app/onboarding/onboarding.ts'
import {
  inputErrorText,
  type ParsedOnboarding,
  parseOnboarding,
} from '../../app/onboarding/parseOnboarding.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { readTextFile, type Unreadable } from '../files/readTextFile.ts'
import { writePrivateFile } from '../files/writePrivateFile.ts'
import { FILE_KIND_WORDS, fileKind } from './fileKind.ts'

/** Reads and checks an onboarding file. What is wrong with the file itself comes in the same form as what is in it. */
export async function readOnboardingFile(path: string): Promise<ParsedOnboarding> {
  const read = await readTextFile(path, LIMITS.onboardingFile, 'an onboarding file')
  if (!('text' in read)) return refusedFile(path, read)
  const other = otherFile(read.text)
  return other === undefined ? parseOnboarding(read.text, path) : refusedFile(path, other)
}

function refusedFile(path: string, { found, expected }: Unreadable): ParsedOnboarding {
  const message = `found ${found}, expected ${expected}`
  return { ok: false, errors: [{ file: path, line: 0, column: 0, path: '', found, expected, message }] }
}

/** Another file that the app writes, and what reads it. */
function otherFile(text: string): Unreadable | undefined {
  const kind = fileKind(text)
  return kind === 'other'
    ? undefined
    : { found: FILE_KIND_WORDS[kind], expected: `an onboarding file; ${WHAT_READS_IT[kind]}` }
}

const WHAT_READS_IT = {
  report: 'the page Reports and the terminal’s command reports read reports',
  handover: 'the terminal’s command import-handover makes one of it',
  answer:
    'open the onboarding that it answers, and import the answer on the page Run or with the terminal’s command import-answer',
} as const

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
