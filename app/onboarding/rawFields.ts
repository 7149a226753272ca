/** The accounts of a value that may be invalid elsewhere, so that all errors are found at once. */
export function rawAccounts(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  const accounts = fieldsOf(value).accounts
  return Array.isArray(accounts) ? accounts.map(fieldsOf) : []
}

/** The fields of an object; an empty object for any other value. */
export function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value))
    : {}
}
