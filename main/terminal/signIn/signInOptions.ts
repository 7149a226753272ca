/** How a person signs in at a terminal. */
export interface SignInOptions {
  /** The scenario of the practice cloud, when calls go there. */
  readonly practice?: string | undefined
  /** Whether the default browser is opened; the address is printed in any case. */
  readonly browser: boolean
  /** With a code, in the browser of any device. */
  readonly deviceCode: boolean
  /** Do not ask whether to sign in: do it. */
  readonly yes: boolean
}
