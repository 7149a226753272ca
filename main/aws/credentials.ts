/** Secret. Stays in `main/`, in memory. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}

/** As the SDK's clients take it; `memoized` keeps each of them from remembering on its own. */
export interface CredentialsProvider {
  (): Promise<Credentials>
  readonly memoized: true
}
