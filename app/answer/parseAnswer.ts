import { jsonTooMuch } from '../input/boundedJson.ts'
import { firstItems, LIMITS, tooMuchText } from '../input/limits.ts'
import { faultText, pathText } from '../onboarding/fault.ts'
import { schemaFaults } from '../onboarding/schemaFaults.ts'
import { isAhead } from '../text/timestamp.ts'
import { ANSWER_KIND, ANSWER_VERSION, type AnswerFile, answerFileSchema } from './answerFile.ts'

export type ParsedAnswer =
  | { readonly ok: true; readonly answer: AnswerFile }
  /** Sentences for a person, at most as many as are reported at once. */
  | { readonly ok: false; readonly errors: readonly string[] }

/** Reads an answer file. What is wrong in itself is refused here; what is wrong for an onboarding, by `answerRefusals`. */
export function parseAnswer(text: string): ParsedAnswer {
  const json = text.replace(/^\ufeff/, '')
  const tooMuch = jsonTooMuch(json)
  if (tooMuch !== undefined) return refused([tooMuchText('The answer', tooMuch)])
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return refused(['It is not JSON, or was cut off. Ask ActiveEye to send the answer again.'])
  }
  if (!isAnswer(value)) return refused(['It is not an answer of ActiveEye to a report.'])
  if (typeof value.version === 'number' && value.version > ANSWER_VERSION) {
    return refused([
      `A newer version of this app made the answer (format ${value.version}; this one reads ${ANSWER_VERSION}). Install the newer version, then import the answer again.`,
    ])
  }
  // One more than is reported tells that there are more.
  const faults = firstItems(schemaFaults(answerFileSchema, value), LIMITS.errors + 1)
  const parsed = answerFileSchema.safeParse(value)
  if (faults.length > 0 || !parsed.success) {
    return refused(
      faults.map((fault) => {
        const path = pathText(fault.path)
        return `${path === '' ? 'The answer' : path}: ${faultText(fault)}`
      }),
    )
  }
  const contradictions = contradictionsIn(parsed.data)
  return contradictions.length > 0 ? refused(contradictions) : { ok: true, answer: parsed.data }
}

/** An account that is named twice, and a time after the answer itself. The report's is of the customer's clock. */
export function contradictionsIn({ accounts, answeredAt, reportAt }: AnswerFile): readonly string[] {
  const ids = accounts.map(({ accountId }) => accountId)
  const doubled = [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
  return [
    ...doubled.map((id) => `The answer names the account ${id} twice, so it is not clear what counts.`),
    ...(isAhead(reportAt, Date.parse(answeredAt))
      ? [`reportAt: found ${reportAt}, expected a time before the answer, which is of ${answeredAt}`]
      : []),
    ...accounts.flatMap(({ accountId, allowed, connector, arrival }) =>
      Object.entries({ allowed, connector, arrival }).flatMap(([what, said]) =>
        said !== undefined && said.at > answeredAt
          ? [
              `${accountId}, ${what}: found ${said.at}, expected a time before the answer, which is of ${answeredAt}`,
            ]
          : [],
      ),
    ),
  ]
}

function isAnswer(value: unknown): value is { readonly kind: string; readonly version?: unknown } {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === ANSWER_KIND
}

function refused(errors: readonly string[]): ParsedAnswer {
  const shown = firstItems(errors, LIMITS.errors)
  return { ok: false, errors: errors.length > shown.length ? [...shown, '… and more errors.'] : shown }
}
