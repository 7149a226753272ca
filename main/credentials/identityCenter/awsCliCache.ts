import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import {
  type IdentityCenterPortal,
  identityCenterPortalKey,
} from '../../../app/input/identityCenterPortal.ts'
import { LIMITS } from '../../../app/input/limits.ts'
import type { Environment } from '../../configuration/environment.ts'
import { readBoundedFile } from '../../files/readBoundedFile.ts'
import type { AccessToken } from './oidc.ts'

/** A token of `aws sso login`; other files in the directory are registrations of clients. */
const cachedSchema = z.object({
  accessToken: z.string().min(1),
  expiresAt: z.string(),
  startUrl: z.string(),
  region: z.string(),
})

/** Where the AWS CLI caches the tokens of IAM Identity Center; `undefined` in practice. */
export function awsCliCacheDirectory(env: Environment): string | undefined {
  const home = env.HOME ?? env.USERPROFILE
  return home === undefined ? undefined : join(home, '.aws', 'sso', 'cache')
}

/** The sign-ins of the AWS CLI that have not expired. The cache is read, never written. */
export async function awsCliTokens(
  env: Environment,
): Promise<readonly { readonly portal: IdentityCenterPortal; readonly token: AccessToken }[]> {
  const directory = awsCliCacheDirectory(env)
  if (directory === undefined) return []
  const names = await readdir(directory).catch(() => [])
  const texts = await Promise.all(
    names
      .filter((name) => name.endsWith('.json'))
      .map((name) => readBoundedFile(join(directory, name), LIMITS.awsCliToken).then(String, () => '')),
  )
  return texts.flatMap((text) => {
    const cached = cachedSchema.safeParse(jsonOf(text))
    if (!cached.success) return []
    const { accessToken, startUrl, region } = cached.data
    // Old versions of the AWS CLI wrote "2026-11-23T14:05:00UTC".
    const expiresAt = new Date(cached.data.expiresAt.replace(/UTC$/, 'Z'))
    if (!(expiresAt.getTime() > Date.now())) return []
    return [{ portal: { startUrl, region }, token: { value: accessToken, expiresAt, by: 'awsCli' as const } }]
  })
}

/** The usable token for this portal that is valid longest. */
export async function awsCliToken(
  env: Environment,
  portal: IdentityCenterPortal,
  canBeUsed: (token: AccessToken) => boolean,
): Promise<AccessToken | undefined> {
  const tokens = await awsCliTokens(env)
  return tokens
    .filter((one) => identityCenterPortalKey(one.portal) === identityCenterPortalKey(portal))
    .map(({ token }) => token)
    .filter(canBeUsed)
    .sort((one, other) => other.expiresAt.getTime() - one.expiresAt.getTime())[0]
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
