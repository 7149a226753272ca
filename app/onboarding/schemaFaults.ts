import leven from 'leven'
import { z } from 'zod'
import { valueWords } from '../text/valueWords.ts'
import type { Fault, Path } from './fault.ts'

type Issue = z.core.$ZodIssue

const WRONG_TYPE: ReadonlySet<Issue['code']> = new Set(['invalid_type', 'invalid_value'])

/** No key or Region that a person mistyped is longer. */
const LONGEST_WORD = 100

const SECRET_KEY = /secret|password|token|access_?key|private_?key/i

/**
 * A schema's errors about a value, as faults. The schema's messages complete the sentence "expected …"; Zod's default
 * messages are for programmers and list every branch of a union. Each is worded when it is taken: a list of thousands of
 * wrong entries has tens of thousands of errors, of which the first are reported.
 */
export function* schemaFaults(schema: z.ZodType, value: unknown): Generator<Fault> {
  const knownKeys = new Map<string, readonly string[]>()
  const parsed = schema.safeParse(value, {
    error: (issue) => {
      if (issue.code === 'unrecognized_keys' && issue.inst instanceof z.ZodObject) {
        knownKeys.set(JSON.stringify(issue.path ?? []), Object.keys(issue.inst.shape))
      }
      return defaultMessage(issue)
    },
  })
  if (parsed.success) return

  function* faultsOf(issue: Issue, above: Path): Generator<Fault> {
    const path = [...above, ...segments(issue.path)]
    switch (issue.code) {
      case 'unrecognized_keys': {
        const known = knownKeys.get(JSON.stringify(issue.path)) ?? []
        for (const key of issue.keys) yield unknownKey([...path, key], key, known)
        return
      }
      case 'invalid_union': {
        const branch = closestBranch(issue.errors)
        if (branch === undefined) yield fault(value, path, issue)
        else for (const inner of branch) yield* faultsOf(inner, path)
        return
      }
      default:
        yield fault(value, path, issue)
    }
  }
  for (const issue of parsed.error.issues) yield* faultsOf(issue, [])
}

function fault(value: unknown, path: Path, issue: Issue): Fault {
  const why = issue.code === 'custom' ? issue.params?.why : undefined
  return {
    path,
    found: valueWords(valueAt(value, path)),
    expected: issue.message,
    why: typeof why === 'string' ? why : undefined,
  }
}

/** A key that names a secret has its own message, because people often put secrets here. */
function unknownKey(path: Path, key: string, known: readonly string[]): Fault {
  const found = `the unknown key ${valueWords(key)}`
  if (SECRET_KEY.test(key)) {
    return {
      path,
      at: 'key',
      found,
      expected: 'no secrets in this file',
      why: 'access keys are asked for when needed',
    }
  }
  const nearest = nearestWord(key, known)
  return { path, at: 'key', found, expected: nearest ?? `one of ${known.join(', ')}` }
}

/** The branch of a union that the value was meant for: the only one that has the right type at the top. */
function closestBranch(branches: readonly Issue[][]): readonly Issue[] | undefined {
  const close = branches.filter((issues) =>
    issues.every((issue) => issue.path.length > 0 || !WRONG_TYPE.has(issue.code)),
  )
  return close.length === 1 ? close[0] : undefined
}

function defaultMessage(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.expected === 'object' ? 'an object: { … }' : `a value of type ${issue.expected}`
    case 'invalid_union':
      return Array.isArray(issue.options) ? `one of ${issue.options.map(valueWords).join(', ')}` : undefined
    case 'invalid_value':
      return `one of ${issue.values.map(valueWords).join(', ')}`
    case 'unrecognized_keys':
      return 'known keys only'
    default:
      return undefined
  }
}

function segments(path: readonly PropertyKey[]): Path {
  return path.map((part) => (typeof part === 'symbol' ? String(part) : part))
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, part) =>
      typeof inner === 'object' && inner !== null
        ? Object.getOwnPropertyDescriptor(inner, part)?.value
        : undefined,
    value,
  )
}

/** The known word that was probably meant, if one is close enough; case does not count. */
export function nearestWord(word: string, known: readonly string[]): string | undefined {
  if (word.length > LONGEST_WORD) return undefined
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]/g, '')
  const [nearest] = known
    .map((candidate) => {
      const slips = Math.max(1, Math.floor(candidate.length / 3))
      // The limit spares a long comparison with a word that can't be meant.
      const distance = leven(plain(word), plain(candidate), { maxDistance: slips + 1 })
      return { candidate, distance, slips }
    })
    .filter(({ distance, slips }) => distance <= slips)
    .sort((a, b) => a.distance - b.distance)
  return nearest?.candidate
}
