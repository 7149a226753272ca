/** Where the focus goes back to when the form of a row is closed. */
export function editButtonId(key: string): string {
  return `edit-account-${key}`
}
