import { list } from './list.ts'
import { lookalikeLetter } from './lookalikeLetters.ts'
import { codePoint, INVISIBLE, nameCharacter, nameOddCharacters } from './oddCharacters.ts'

/**
 * Names that are not what they look like. A name in one script is none, whatever the script is: a Cyrillic, a Japanese
 * or an accented name is as good as any. What deceives is a letter of another script within a word, a word that looks
 * Latin and has no Latin letter, and what can't be seen.
 */

/** The scripts that are told apart; letters of others count as one script each by themselves. */
const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Georgian',
  'Cherokee',
  'Han',
  'Hiragana',
  'Katakana',
  'Bopomofo',
  'Hangul',
].map((name) => ({ name, pattern: new RegExp(`\\p{Script=${name}}`, 'u') }))

/** Written together in one word (Unicode Technical Standard 39, "Highly Restrictive"). */
const TOGETHER: readonly ReadonlySet<string>[] = [
  new Set(['Latin', 'Han', 'Hiragana', 'Katakana']),
  new Set(['Latin', 'Han', 'Bopomofo']),
  new Set(['Latin', 'Han', 'Hangul']),
]

const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

/** Why a person should look twice at this name, as a sentence; `undefined` when it is what it looks like. */
export function deceivingName(name: string): string | undefined {
  const hidden = [...name].filter((char) => INVISIBLE.test(char))
  const reasons = [
    ...(hidden.length > 0 ? [`it has ${list(nameOddCharacters(hidden.join('')))}`] : []),
    ...(name.match(/[\p{L}\p{M}]+/gu) ?? []).flatMap(reasonInWord),
    ...compatibilityLetters(name),
  ]
  const [first, ...more] = [...new Set(reasons)]
  if (first === undefined) return undefined
  return `The name "${name}" is not what it looks like: ${[first, ...more].join('; ')}.`
}

function reasonInWord(word: string): readonly string[] {
  const letters = [...word].filter((char) => /\p{L}/u.test(char))
  const scripts = [...new Set(letters.map(scriptOf))]
  const isTogether = TOGETHER.some((allowed) => scripts.every((script) => allowed.has(script)))
  if (scripts.length > 1 && !isTogether) {
    const strange = letters.filter((char) => lookalikeOfAnotherScript(char))
    const named = strange.length === 0 ? '' : ` (${list([...new Set(strange.map(nameCharacter))])})`
    return [`"${word}" mixes ${list(scripts)} letters${named}`]
  }
  const isAlike = letters.length > 1 && letters.every(lookalikeOfAnotherScript)
  if (!isAlike) return []
  const latin = letters.map((char) => lookalikeLetter(char)?.letter ?? char).join('')
  return [`"${word}" looks like "${latin}" and is written in ${list(scripts)} letters`]
}

function lookalikeOfAnotherScript(char: string): boolean {
  return scriptOf(char) !== 'Latin' && lookalikeLetter(char) !== undefined
}

/** Full-width and mathematical letters; in an East Asian name they are usual. */
function compatibilityLetters(name: string): readonly string[] {
  if (EAST_ASIAN.test(name)) return []
  const found = [...name].filter((char) => {
    const look = lookalikeLetter(char)
    return look !== undefined && char.normalize('NFKC') === look.letter
  })
  return found.length === 0 ? [] : [`it has ${list([...new Set(found.map(nameCharacter))])}`]
}

function scriptOf(char: string): string {
  return (
    SCRIPTS.find(({ pattern }) => pattern.test(char))?.name ??
    (/\p{L}/u.test(char) ? 'other' : codePoint(char))
  )
}
