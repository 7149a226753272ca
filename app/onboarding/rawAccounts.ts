/** The accounts of a file that may be wrong elsewhere, so that all its errors are found at once. */
export function rawAccounts(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const accounts = fieldsOf(value).accounts
  return Array.isArray(accounts) ? accounts.map(fieldsOf) : []
}

/** The fields of an object; none of anything else. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}
