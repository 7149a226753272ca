/** What the terminal ends with; scripts depend on it. */
export const EXIT = {
  /** Everything that was asked for is verified. */
  verified: 0,
  /** A fault of this app. */
  unexpected: 1,
  /** The input is wrong; nothing was called. */
  wrongInput: 2,
  /** It came to its end, but something waits for a person or failed; the problems are printed. */
  unfinished: 3,
  /** Ctrl-C; what was done so far is saved. */
  interrupted: 130,
} as const
