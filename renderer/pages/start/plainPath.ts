/** A path as it was meant: "Copy as path" on Windows puts quotes around it, and pasting brings blanks along. */
export function plainPath(typed: string): string {
  return typed.trim().replace(/^(["'])(.*)\1$/, '$2')
}
