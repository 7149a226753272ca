import type { z } from 'zod'
import { journalEventSchema } from '../../app/checklist/events.ts'

type UnknownPart = z.core.$ZodIssue

/**
 * What a later version of the app added, in words: an event, a field or a value that the schema does not know.
 * Undefined when something else is wrong with the event too, such as a missing field: that is damage.
 */
export function unknownTo(value: unknown, { issues }: z.ZodError): string | undefined {
  const type = typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
  if (typeof type !== 'string') return undefined
  const isKnown = journalEventSchema.options.some((option) => option.shape.type.value === type)
  if (!isKnown) return `the event ${JSON.stringify(type)}`
  const [words] = issues.map((issue) => wordsFor(issue, value))
  if (words === undefined || !issues.every((issue) => wordsFor(issue, value) !== undefined)) return undefined
  return `${words} in the event ${JSON.stringify(type)}`
}

function wordsFor(issue: UnknownPart, event: unknown): string | undefined {
  switch (issue.code) {
    case 'unrecognized_keys':
      return `the field ${JSON.stringify(issue.keys[0])}`
    case 'invalid_value':
    case 'invalid_union': {
      const found = at(event, issue.path)
      return typeof found === 'string' ? `${JSON.stringify(found)} as ${issue.path.join('.')}` : undefined
    }
    default:
      return undefined
  }
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? Object.getOwnPropertyDescriptor(inner, key)?.value
        : undefined,
    value,
  )
}
