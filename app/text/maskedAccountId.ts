/** An account ID as call mode shows it: `[ID 3]`. */
export const MASKED_ACCOUNT_ID = /^\[ID \d+\]$/
