/** The same in CI and in the long campaign, so that CI's trials are the first of the long campaign's. */
export const DEFAULT_SEED = 1
