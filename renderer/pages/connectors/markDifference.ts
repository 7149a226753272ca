import { lookalikeLetter } from '../../../app/text/lookalikeLetters.ts'
import { nameCharacter, nameOddCharacters } from '../../../app/text/oddCharacters.ts'

/** A character as it is shown: an invisible or ambiguous one is shown by its name. */
export interface MarkedCharacter {
  readonly text: string
  readonly differs: boolean
}

/**
 * The characters of a text, marked where they differ from the other one. In texts of different length, the common
 * beginning and end count as equal, so that one extra character does not mark all that follow it.
 */
export function markDifference(text: string, other: string): readonly MarkedCharacter[] {
  const [own, theirs] = [[...text], [...other]]
  const differs = own.length === theirs.length ? atItsPlace(theirs) : inTheMiddle(own, theirs)
  return own.map((character, index) => {
    const marked = differs(character, index)
    return { text: shown(character, marked), differs: marked }
  })
}

function atItsPlace(theirs: readonly string[]) {
  return (character: string, index: number) => character !== theirs[index]
}

function inTheMiddle(own: readonly string[], theirs: readonly string[]) {
  const shorter = Math.min(own.length, theirs.length)
  let start = 0
  while (start < shorter && own[start] === theirs[start]) start += 1
  let end = 0
  while (end < shorter - start && own.at(-1 - end) === theirs.at(-1 - end)) end += 1
  return (_: string, index: number) => index >= start && index < own.length - end
}

function shown(character: string, differs: boolean): string {
  const [name] = nameOddCharacters(character)
  if (name !== undefined) return `[${name.replace(/^an? /, '')}]`
  if (!differs) return character
  if (character === ' ') return '[blank]'
  return lookalikeLetter(character) === undefined
    ? character
    : `[${nameCharacter(character).replace(/^an? /, '')}]`
}
