/** For a describe: long enough for a busy machine; a test that hangs still ends. */
export const LONG_TIMEOUT = { timeout: 240_000 } as const
export const LONG_TIMEOUT_CONCURRENT = { ...LONG_TIMEOUT, concurrent: true } as const
