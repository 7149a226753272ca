import { quoted } from '../text/valueWords.ts'

/** Why Windows takes a path for something else than the file that it seems to name, and what helps. */
export interface PathFault {
  /** Completes a sentence: "on Windows, con.html is the device CON". */
  readonly why: string
  readonly next: string
}

/** Microsoft, "Naming Files, Paths, and Namespaces": also with an extension, and with blanks before it. */
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9\u00b9\u00b2\u00b3]) *(?:[.:]|$)/i

/**
 * What is wrong with a path on Windows, its drive or share left aside; undefined where it can name a file. Windows
 * itself says nothing: a device takes what is written and keeps none of it, a colon leads into a stream that no folder
 * lists, and few programs open what ends in a dot or a blank.
 */
export function windowsPathFault(path: string): PathFault | undefined {
  if (/^[\\/]{2}\.[\\/]/.test(path))
    return { why: 'on Windows, what begins with \\\\.\\ is a device', next: 'Name a file.' }
  const names = path
    .replace(/^[\\/]{2}\?[\\/]/, '')
    .replace(/^[A-Za-z]:/, '')
    .split(/[\\/]+/)
    .filter((name) => !['', '.', '..'].includes(name))
  for (const name of names) {
    const fault = windowsNameFault(name)
    if (fault !== undefined) return fault
  }
  return undefined
}

/** The same of the name of one file or folder. */
export function windowsNameFault(name: string): PathFault | undefined {
  const [, device] = DEVICE.exec(name) ?? []
  if (device !== undefined) {
    return {
      why: `on Windows, ${name} is the device ${device.toUpperCase()}`,
      next: 'Choose another name; an extension does not change that.',
    }
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: no name on Windows has one
  const [character] = /[<>:"|?*\u0000-\u001f]/.exec(name) ?? []
  if (character !== undefined)
    return { why: `on Windows, no name has the character ${quoted(character)}`, next: 'Leave it out.' }
  if (/[. ]$/.test(name)) {
    const end = name.endsWith('.') ? 'dot' : 'blank'
    return { why: `on Windows, no name ends in a ${end}, and ${quoted(name)} does`, next: 'Leave it out.' }
  }
  return undefined
}
