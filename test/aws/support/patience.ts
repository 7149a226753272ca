/** For a describe: long enough for a machine that is busy with other things, and still an end for a test that hangs. */
export const PATIENT = { timeout: 240_000 } as const
export const PATIENT_TOGETHER = { ...PATIENT, concurrent: true } as const
