import type { AnswerFile } from '../../app/answer/answerFile.ts'
import { type ReadAnswer, readAnswerOf } from '../../app/answer/answerItems.ts'
import { answerRefusals } from '../../app/answer/answerRefusals.ts'
import { parseAnswer } from '../../app/answer/parseAnswer.ts'
import type { ShownAnswer } from '../../app/contract/representativeContract.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { systemClock } from '../async/systemClock.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { typedPath } from '../files/homePath.ts'
import { readTextFile } from '../files/readTextFile.ts'
import type { OnboardingRuntime } from './onboardingRuntime.ts'
import { digestOf, expectShown } from './shownFile.ts'

/** What an answer file says to this onboarding. @throws InvalidInputError when it is none, or to another one */
export async function readAnswer(typed: string, runtime: OnboardingRuntime): Promise<ShownAnswer> {
  const { text, path } = await textOf(typed)
  return { ...comparedWith(runtime, answerIn(text, path, runtime)), sha256: digestOf(text) }
}

/**
 * Records it. What was imported before, or is older than what is known, is not recorded again.
 * @param sha256 of what was read before; InvalidInputError when the file is another one now
 */
export async function importAnswer(
  { path: typed, sha256 }: { readonly path: string; readonly sha256: string },
  runtime: OnboardingRuntime,
): Promise<ReadAnswer> {
  const { text: content, path } = await textOf(typed)
  expectShown(path, sha256, digestOf(content))
  const answer = answerIn(content, path, runtime)
  const read = comparedWith(runtime, answer)
  const { answeredBy, answeredAt, reportAt, text } = answer
  const head = { answeredBy, answeredAt, reportAt }
  for (const { accountId, said, state } of read.items) {
    if (state === 'new') await runtime.recordSaid({ type: 'activeeyeSaid', accountId, ...head, said })
  }
  if (read.state === 'new') {
    await runtime.recordSaid({ type: 'answerImported', ...head, ...(text !== undefined && { text }) })
  }
  return read
}

function comparedWith({ onboarding, checklist, facts }: OnboardingRuntime, answer: AnswerFile): ReadAnswer {
  return readAnswerOf(answer, onboarding, checklist().accounts, facts())
}

async function textOf(typed: string): Promise<{ readonly text: string; readonly path: string }> {
  const path = typedPath(typed, 'the answer')
  const read = await readTextFile(path, LIMITS.answerFile, 'an answer of ActiveEye')
  if ('text' in read) return { text: read.text, path }
  throw new InvalidInputError([`${path}: found ${read.found}, expected ${read.expected}.`])
}

function answerIn(text: string, path: string, { onboarding }: OnboardingRuntime): AnswerFile {
  const parsed = parseAnswer(text)
  const refusals = parsed.ok
    ? answerRefusals(parsed.answer, onboarding, Date.parse(systemClock.now()))
    : parsed.errors
  if (!parsed.ok || refusals.length > 0) {
    throw new InvalidInputError([`${path} was not imported, and nothing was recorded:`, ...refusals])
  }
  return parsed.answer
}
