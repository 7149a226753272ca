import type { SignedCall } from '../practiceCall.ts'
import { type ListPage, pageOf } from '../wire/paging.ts'
import { listOf, structuresOf, type WireParameters } from '../wire/parameters.ts'
import { WireError } from '../wire/wireError.ts'

/** By filter name: reads the values of an item that the filter compares. */
export type FilterReaders<T> = Readonly<Record<string, (thing: T) => readonly string[]>>

interface Tagged {
  readonly tags: Readonly<Record<string, string>>
}

/** Applies EC2 filters: every filter must match with at least one of its values. `tag:KEY` and `tag-key` are built in. */
export function applyFilters<T extends Tagged>(
  things: readonly T[],
  parameters: WireParameters,
  name: string,
  readers: FilterReaders<T>,
): readonly T[] {
  const filters = structuresOf(parameters, name).map((filter) => ({
    read: readerOf(filter.get('Name') ?? '', readers),
    values: listOf(filter, 'Value').map(matcherOf),
  }))
  return things.filter((thing) =>
    filters.every(({ read, values }) =>
      read(thing).some((value) => values.some((matches) => matches(value))),
    ),
  )
}

/**
 * "An asterisk (*) matches zero or more characters, and a question mark (?) matches zero or one character … use a
 * backslash (\\) before the character" (EC2 user guide, Filter your resources).
 */
function matcherOf(pattern: string): (value: string) => boolean {
  const source = pattern.replace(/\\(.)|[\s\S]/g, (part, escaped: string | undefined) => {
    if (escaped === undefined && part === '*') return '.*'
    if (escaped === undefined && part === '?') return '.?'
    return literal(escaped ?? part)
  })
  const expression = new RegExp(`^${source}$`, 's')
  return (value) => expression.test(value)
}

function literal(char: string): string {
  return /[\w\s]/.test(char) ? char : `\\${char}`
}

function readerOf<T extends Tagged>(
  name: string,
  readers: FilterReaders<T>,
): (thing: T) => readonly string[] {
  if (name === 'tag-key') return ({ tags }) => Object.keys(tags)
  if (name.startsWith('tag:')) {
    const key = name.slice('tag:'.length)
    return ({ tags }) => (tags[key] === undefined ? [] : [tags[key]])
  }
  const reader = readers[name]
  if (reader === undefined) throw new WireError('InvalidParameterValue', `The filter '${name}' is invalid`)
  return reader
}

/** A page of at most MaxResults items. EC2 also pages answers without MaxResults. */
export function ec2Page<T>(
  all: readonly T[],
  { parameters, scenario }: SignedCall,
  smallest: number,
): ListPage<T> {
  const asked = parameters.get('MaxResults')
  const size = asked === undefined ? scenario.ec2.pageSize : Number(asked)
  if (asked !== undefined && !(size >= smallest && size <= 1000)) {
    throw new WireError(
      'InvalidParameterValue',
      `Value ( ${asked} ) for parameter maxResults is invalid. Expecting a value between ${smallest} and 1000.`,
    )
  }
  const page = pageOf(all, Math.min(size, scenario.ec2.pageSize), parameters.get('NextToken'))
  if (page === undefined) {
    throw new WireError('InvalidPaginationToken', 'The specified pagination token is not valid.')
  }
  return page
}
