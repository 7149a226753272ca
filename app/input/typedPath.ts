import { accepted, type Parsed, refused } from './parsed.ts'

/**
 * A path as it was meant. "Copy as path" on Windows and pasting from a shell put quotes around it, and copying
 * brings blanks along.
 * @param what the file in words: "the onboarding file".
 * @param home the home directory, which `~` stands for. A page does not know it and leaves `~` to main.
 */
export function parseTypedPath(typed: string, what: string, home?: string): Parsed<string> {
  const path = typed
    .trim()
    .replace(/^(["'])(.*)\1$/s, '$2')
    .trim()
  if (path === '') return refused(`Type the path of ${what}.`)
  // No file system takes the first; the others come from pasting several lines.
  if (/[\0\r\n]/.test(path)) {
    return refused(`The path of ${what} has a line break or a control character in it. Paste one path only.`)
  }
  return accepted(home !== undefined && /^~(?=$|[/\\])/.test(path) ? `${home}${path.slice(1)}` : path)
}
