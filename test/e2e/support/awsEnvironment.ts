import type { PracticeCredentials } from '../../../main/practice/practiceCloud.ts'

/** What makes the app take this place for AWS, as in every AWS tool. */
export function awsEnvironment({
  endpoint,
  credentials,
}: {
  readonly endpoint: string
  readonly credentials: PracticeCredentials
}): Readonly<Record<string, string>> {
  return {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
  }
}
