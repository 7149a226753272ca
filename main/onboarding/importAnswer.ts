import type { AnswerFile } from '../../app/answer/answerFile.ts'
import { type ReadAnswer, readAnswerOf } from '../../app/answer/answerItems.ts'
import { answerRefusals } from '../../app/answer/answerRefusals.ts'
import { parseAnswer } from '../../app/answer/parseAnswer.ts'
import { LIMITS } from '../../app/input/limits.ts'
import { systemClock } from '../async/systemClock.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { typedPath } from '../files/homePath.ts'
import { readTextFile } from '../files/readTextFile.ts'
import type { OnboardingRuntime } from './onboardingRuntime.ts'

/** What an answer file says to this onboarding. @throws InvalidInputError when it is none, or to another one */
export async function readAnswer(typed: string, runtime: OnboardingRuntime): Promise<ReadAnswer> {
  return comparedWith(runtime, await answerFor(typed, runtime))
}

/** Records it. What was imported before, or is older than what is known, is not recorded again. */
export async function importAnswer(typed: string, runtime: OnboardingRuntime): Promise<ReadAnswer> {
  const answer = await answerFor(typed, runtime)
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

async function answerFor(typed: string, { onboarding }: OnboardingRuntime): Promise<AnswerFile> {
  const path = typedPath(typed, 'the answer')
  const read = await readTextFile(path, LIMITS.answerFile, 'an answer of ActiveEye')
  if (!('text' in read)) {
    throw new InvalidInputError([`${path}: found ${read.found}, expected ${read.expected}.`])
  }
  const parsed = parseAnswer(read.text)
  const refusals = parsed.ok
    ? answerRefusals(parsed.answer, onboarding, Date.parse(systemClock.now()))
    : parsed.errors
  if (!parsed.ok || refusals.length > 0) {
    throw new InvalidInputError([`${path} was not imported, and nothing was recorded:`, ...refusals])
  }
  return parsed.answer
}
