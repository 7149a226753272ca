/**
 * JSON without blanks, the members of objects in the order of their names (RFC 8785). What JSON does not hold (undefined)
 * is left out, as JSON.stringify leaves it out.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
