/**
 * `prod (012345678901)`. Excel turns a plain account ID into a number: it drops leading zeros and shows 1.1E+11.
 * `="012…"` would stop that and break every other reader, and a formula is what we keep out of these files.
 * So `account_id` stays plain for programs, and this column beside it shows people all 12 digits.
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
