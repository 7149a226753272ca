/**
 * `prod (012345678901)`. Excel turns a plain account ID into a number: it drops leading zeros and shows 1.1E+11, and
 * pandas makes a number of it even when the cell of a workbook is text. `="012…"` would stop Excel and break every other
 * reader, and a formula is what we keep out of files. So columns of account IDs stay plain for programs, and a column
 * beside them has this, which shows people all 12 digits.
 */
export function accountLabel({
  name,
  accountId,
}: {
  readonly name: string
  readonly accountId: string
}): string {
  return `${name} (${accountId})`
}
