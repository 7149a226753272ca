/** Letters that do not come apart into one of the alphabet and a mark, as people write them without them. */
const TRANSLITERATED: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ħ', 'h'],
  ['ı', 'i'],
  ['ŋ', 'n'],
  ['ĸ', 'k'],
  ['ŧ', 't'],
])

/** A text in the form of an ExternalID: `Große Açme_1` becomes `grosse-acme-1`. Empty when nothing of it is usable. */
export function slug(text: string): string {
  return [...text.toLowerCase()]
    .map((letter) => TRANSLITERATED.get(letter) ?? letter)
    .join('')
    .normalize('NFKD')
    .replaceAll(/\p{M}|\p{Cf}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
}
