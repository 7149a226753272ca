import type { Credentials } from './credentials.ts'
import { signInMissing } from './signInFailure.ts'

/** Credentials from the environment variables that every AWS tool reads. */
export function environmentCredentials(env: Readonly<Record<string, string | undefined>>): Credentials {
  const accessKeyId = env.AWS_ACCESS_KEY_ID
  const secretAccessKey = env.AWS_SECRET_ACCESS_KEY
  if (!accessKeyId || !secretAccessKey) throw missing(env.AWS_PROFILE)
  const sessionToken = env.AWS_SESSION_TOKEN
  const expiration = new Date(env.AWS_CREDENTIAL_EXPIRATION ?? '')
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken ? { sessionToken } : {}),
    ...(Number.isNaN(expiration.getTime()) ? {} : { expiration }),
  }
}

function missing(profile: string | undefined): Error {
  const instead = profile
    ? ` AWS_PROFILE is: use {"kind": "profile", "profile": ${JSON.stringify(profile)}} as the access.`
    : ''
  const message = `AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not set in the environment of this app.${instead}`
  return signInMissing('NoEnvironmentCredentials', message)
}
