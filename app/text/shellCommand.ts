/**
 * What reads a command that a person types or pastes. On Windows that is cmd or PowerShell, and a program can't tell
 * which: each starts the other, and hands on its environment.
 */
export const SHELLS = ['sh', 'cmdOrPowerShell'] as const
export type Shell = (typeof SHELLS)[number]

/** A command as a person pastes it. */
export interface ShellCommand {
  readonly text: string
  /** Where the text is right in this shell only: no form of a word means the same in cmd. */
  readonly onlyIn?: 'PowerShell' | 'PowerShell 7.3 or newer'
}

/** The words of a command, the program first, so that this shell hands each on as it is. */
export function shellCommand(words: readonly string[], shell: Shell): ShellCommand {
  if (shell === 'sh') return { text: words.map(shWord).join(' ') }
  if (words.every(meansTheSame)) return { text: words.map(commonWord).join(' ') }
  return {
    text: words.map(powerShellWord).join(' '),
    onlyIn: words.some((word) => word.includes('"')) ? 'PowerShell 7.3 or newer' : 'PowerShell',
  }
}

/** The same within a sentence. */
export function shellCommandWords(words: readonly string[], shell: Shell): string {
  const { text, onlyIn } = shellCommand(words, shell)
  return onlyIn === undefined ? text : `${text} (in ${onlyIn})`
}

/** A word for sh, bash and zsh. */
export function shWord(word: string): string {
  return /^[\w.@/-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`
}

/**
 * What neither cmd nor PowerShell touches without quotes. A word of digits is a number to PowerShell, which drops its
 * leading zeros where a script starts the program, and `-a.b` is two words to it.
 */
const PLAIN = /^(?:[A-Za-z\\][\w.:\\/-]*|--?[A-Za-z][\w-]*|--)$/

/**
 * Whether double quotes make the same of it in both. In them, cmd replaces `%NAME%`, and PowerShell replaces `$` and
 * `` ` `` and takes typographic quotes for the end; neither can be escaped for both.
 */
function meansTheSame(word: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a line break ends a command of cmd, quoted or not
  return !/[\u0000-\u001f"$`\u201c-\u201e]|%.*%/.test(word)
}

function commonWord(word: string): string {
  return PLAIN.test(word) ? word : `"${beforeQuote(word)}"`
}

/** In single quotes PowerShell replaces nothing; it takes typographic ones for the same. */
function powerShellWord(word: string): string {
  return PLAIN.test(word) ? word : `'${beforeQuote(word).replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`
}

/**
 * A backslash before the quote that ends a word would make it part of the word (Microsoft's C runtime). Windows
 * PowerShell puts the quotes itself and leaves that to the person; where a shell does it, a path ends with one more.
 */
function beforeQuote(word: string): string {
  return word.replace(/\\+$/, '$&$&')
}
