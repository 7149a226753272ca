/**
 * The text without what is at its ends. A regular expression with `+$` takes the square of a run that is not at the end.
 * @param outer matches one character that is taken off.
 */
export function trimEnds(text: string, outer: RegExp): string {
  const characters = [...text]
  const inner = (character: string) => !outer.test(character)
  const from = characters.findIndex(inner)
  return from === -1 ? '' : characters.slice(from, characters.findLastIndex(inner) + 1).join('')
}
