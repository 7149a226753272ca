/** Secret. Stays in `main/`, in memory. */
export interface Credentials {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken?: string
  readonly expiration?: Date
}

/** A credentials provider as the SDK's clients take it; `memoized` keeps each client from caching on its own. */
export interface CredentialsProvider {
  (): Promise<Credentials>
  readonly memoized: true
}

export function credentialsProvider(provide: () => Promise<Credentials>): CredentialsProvider {
  return Object.assign(provide, { memoized: true as const })
}
