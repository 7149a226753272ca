import { z } from 'zod'

type Path = readonly PropertyKey[]

/**
 * Where a value first differs from its schema; `undefined`: nowhere. Zod collects every issue of every entry, so a
 * file of a few megabytes with nothing but wrong entries takes the process down. Here each list is looked into one
 * entry after the other, and the first that is wrong ends it.
 */
export function firstIssueAt(schema: z.ZodType, value: unknown): Path | undefined {
  const lists: List[] = []
  const parsed = schema.safeParse(withoutLists(schema, value, [], lists))
  if (!parsed.success) return parsed.error.issues[0]?.path ?? []
  for (const { element, entries, path } of lists) {
    for (const [index, entry] of entries.entries()) {
      const at = firstIssueAt(element, entry)
      if (at !== undefined) return [...path, index, ...at]
    }
  }
  return undefined
}

interface List {
  readonly element: z.ZodType
  readonly entries: readonly unknown[]
  readonly path: Path
}

/** The value with its lists emptied, also those of objects within it; `lists` gets what was in them. */
function withoutLists(schema: unknown, value: unknown, path: Path, lists: List[]): unknown {
  const inner = schema instanceof z.ZodOptional ? schema.unwrap() : schema
  if (inner instanceof z.ZodArray && Array.isArray(value)) {
    const { element } = inner
    if (!(element instanceof z.ZodType)) return value
    lists.push({ element, entries: value, path })
    return []
  }
  if (!(inner instanceof z.ZodObject) || !isObject(value)) return value
  const shape: Readonly<Record<string, unknown>> = inner.shape
  return Object.fromEntries(
    Object.entries(value).map(([key, field]) => [
      key,
      Object.hasOwn(shape, key) ? withoutLists(shape[key], field, [...path, key], lists) : field,
    ]),
  )
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
