import type { SignInOptions } from '../signIn/signInOptions.ts'

/** What every verb about a file takes. */
export interface FileOptions {
  /** Left out with the practice organisation. */
  readonly file?: string | undefined
  /** The scenario of the practice cloud, when calls go there. */
  readonly practice?: string | undefined
  readonly json: boolean
  /** Do not ask. */
  readonly yes: boolean
}

/** What a verb takes that calls AWS. */
export interface CallingOptions extends FileOptions, SignInOptions {
  readonly practice?: string | undefined
  readonly yes: boolean
}
