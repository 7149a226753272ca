/** The exit statuses; scripts depend on them. */
export const EXIT = {
  /** Everything that was asked for is verified and nothing failed. A connector that is still to be added does not count. */
  verified: 0,
  /** A fault of this app. */
  unexpected: 1,
  /** The input is wrong; nothing was called. */
  wrongInput: 2,
  /**
   * Something failed, could not be looked at, or waits for a sign-in, a consent, a decision or ActiveEye; or another
   * instance has the onboarding open, and nothing was called.
   */
  unfinished: 3,
  /** Ctrl-C; what was done so far is saved. */
  interrupted: 130,
} as const
