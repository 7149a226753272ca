import fc from 'fast-check'
import { safeParse, type z } from 'zod'
import { type JournalEvent, journalEventSchema } from '../../app/checklist/events.ts'

/** Few, so that events are often about the same thing. */
const WORDS = ['a', 'b', 'c']

const TIMES = ['2026-10-01T08:00:00.000Z', '2026-10-02T08:00:00.000Z']
const DATES = ['2026-10-01', '2026-10-02']
const SUBNETS = ['subnet-a', 'subnet-b']
const INTERFACES = ['eni-a', 'eni-b']

/** Any value that the schema allows, so that a schema's new member is tested by itself. */
export function arbitraryOf(schema: z.core.$ZodType): fc.Arbitrary<unknown> {
  const { def } = (schema as z.core.$ZodTypes)._zod
  switch (def.type) {
    case 'string':
      return fc.constantFrom(...textsFor(schema))
    case 'number':
      return fc.nat({ max: 1000 })
    case 'boolean':
      return fc.boolean()
    case 'literal':
      return fc.constantFrom(...def.values)
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries))
    case 'array':
      return fc.array(arbitraryOf(def.element), {
        minLength: safeParse(schema, []).success ? 0 : 1,
        maxLength: 2,
      })
    case 'record':
      return fc.dictionary(fc.constantFrom(...WORDS), arbitraryOf(def.valueType), { maxKeys: 2 })
    case 'union':
      return fc.oneof(...def.options.map(arbitraryOf))
    case 'nullable':
      return fc.option(arbitraryOf(def.innerType))
    case 'object': {
      const members = Object.entries(def.shape).map(
        ([key, member]) => [key, arbitraryOf(inner(member))] as const,
      )
      const requiredKeys = Object.keys(def.shape).filter((key) => !isOptional(def.shape[key]))
      return fc.record(Object.fromEntries(members), { requiredKeys, noNullPrototype: true })
    }
    default:
      throw new Error(`The schema has a ${def.type}: say here what values it has.`)
  }
}

/** Where the schema asks for a form, it is that of a date, a time or an ID. */
function textsFor(schema: z.core.$ZodType): readonly string[] {
  const fit = [WORDS, TIMES, DATES, SUBNETS, INTERFACES].find((texts) =>
    texts.every((text) => safeParse(schema, text).success),
  )
  if (fit === undefined) throw new Error('The schema has a text of a new form: say here what texts it takes.')
  return fit
}

function isOptional(schema: z.core.$ZodType | undefined): boolean {
  return schema !== undefined && (schema as z.core.$ZodTypes)._zod.def.type === 'optional'
}

function inner(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod
  return def.type === 'optional' ? def.innerType : schema
}

/** One arbitrary for each kind of event, by its type; the number is still to be given. */
export const ARBITRARY_EVENTS: ReadonlyMap<string, fc.Arbitrary<JournalEvent>> = new Map(
  journalEventSchema.options.map((option) => [
    option.shape.type.value,
    arbitraryOf(option).map((event) => journalEventSchema.parse({ ...(event as object), seq: 1 })),
  ]),
)

/** A journal's worth of events, numbered in their order. */
export const arbitraryEvents: fc.Arbitrary<readonly JournalEvent[]> = fc
  .array(fc.oneof(...ARBITRARY_EVENTS.values()), { maxLength: 60 })
  .map((events) => events.map((event, index) => ({ ...event, seq: index + 1 })))
