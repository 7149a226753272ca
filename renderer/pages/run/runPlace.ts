/** What the address names instead of an account: `#/run/regions`. */
export const ALL_REGIONS = 'regions'
