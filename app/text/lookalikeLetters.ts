/**
 * Letters and digits of other scripts that look like those of ASCII. Source: Unicode's confusables.txt
 * (https://www.unicode.org/Public/security/latest/confusables.txt), the ones that keyboards and documents produce.
 */

const CYRILLIC = 'аa еe оo рp сc уy хx іi јj ѕs һh ԁd ԛq ԝw АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT ХX УY кk'
const GREEK = 'οo αa νv ιi κk ρp υu χx ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX'

const LETTERS: ReadonlyMap<string, string> = new Map(
  [CYRILLIC, GREEK].flatMap((pairs) =>
    pairs.split(' ').map(([foreign = '', letter = '']): [string, string] => [foreign, letter]),
  ),
)

/** The ASCII character that this one is taken for, and what this one is; `undefined` for any other character. */
export function lookalikeLetter(
  char: string,
): { readonly letter: string; readonly what: string } | undefined {
  const letter = LETTERS.get(char)
  if (letter !== undefined) {
    return { letter, what: /\p{Script=Greek}/u.test(char) ? 'a Greek letter' : 'a Cyrillic letter' }
  }
  const plain = char.normalize('NFKC')
  if (char === plain || !/^[0-9A-Za-z]$/.test(plain)) return undefined
  const kind = /\d/.test(plain) ? 'digit' : 'letter'
  return { letter: plain, what: /[\uff01-\uff5e]/.test(char) ? `a full-width ${kind}` : `another ${kind}` }
}
