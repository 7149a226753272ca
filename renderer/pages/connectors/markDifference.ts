import { differingSpans } from '../../../app/text/differingSpans.ts'
import { lookalikeLetter } from '../../../app/text/lookalikeLetters.ts'
import { nameCharacter, nameOddCharacters } from '../../../app/text/oddCharacters.ts'

/** A character as it is shown: an invisible or ambiguous one is shown by its name. */
export interface MarkedCharacter {
  readonly text: string
  readonly differs: boolean
}

/** The characters of a text, marked where they differ from the other one. */
export function markDifference(text: string, other: string): readonly MarkedCharacter[] {
  return differingSpans(text, other).one.flatMap(({ text, differs }) =>
    [...text].map((character) => ({ text: shown(character, differs), differs })),
  )
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
