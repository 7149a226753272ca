import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { SignInRequest } from '../../../../app/access/signIns.ts'
import type { Access } from '../../../../app/onboarding/access.ts'
import type { Account } from '../../../../app/onboarding/onboarding.ts'
import { createSignInRequests, type SignInRequests } from '../../../../main/credentials/signInRequests.ts'
import {
  ACCOUNT,
  type Answer,
  assumedRole,
  type Call,
  identity,
  NO_VPCS,
  queryError,
} from '../../../doubles/localAws.ts'
import { inAnHour, MANAGEMENT } from '../../../doubles/localOrganization.ts'

/** A home directory with the AWS configuration in it, and the environment that leads there. */
export async function awsFiles(texts: { readonly config?: string; readonly credentials?: string }) {
  const home = await mkdtemp(join(tmpdir(), 'credentials-'))
  onTestFinished(() => rm(home, { recursive: true, force: true }))
  const config = join(home, 'config')
  const credentials = join(home, 'credentials')
  if (texts.config !== undefined) await writeFile(config, texts.config)
  if (texts.credentials !== undefined) await writeFile(credentials, texts.credentials)
  const env = { HOME: home, AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials }
  return { home, config, credentials, env }
}

export const keys = (id: string, token?: string) =>
  `aws_access_key_id = ${id}\naws_secret_access_key = s\n${token === undefined ? '' : `aws_session_token = ${token}\n`}`

export const DEVICE = `arn:aws:iam::${MANAGEMENT}:mfa/me`
export const roleIn = (accountId: string, name = 'Admin') => `arn:aws:iam::${accountId}:role/${name}`

export const asProfile = (profile: string): Access => ({ kind: 'profile', profile })
export const accountWith = (access: Access, accountId = ACCOUNT.accountId): Account => ({
  ...ACCOUNT,
  accountId,
  access,
})

/** AWS with MFA: the code 000000 is wrong, and every other one good once. A role's keys are named after its account. */
export function cloudWithMfa(settings: { readonly sessionTokens?: 'allowed' | 'denied' } = {}) {
  const used = new Set<string>()
  return (call: Call): Answer => {
    const { SerialNumber: serial, TokenCode: code, RoleArn: arn = '' } = call.parameters
    if (call.action === 'GetSessionToken' && settings.sessionTokens === 'denied') {
      return denied('is not authorized to perform: sts:GetSessionToken with an explicit deny')
    }
    if (code !== undefined) {
      if (serial !== DEVICE || call.accessKeyId.startsWith('ASIA')) {
        return denied('MultiFactorAuthentication failed, unable to validate MFA code.')
      }
      if (code === '000000' || used.has(code)) {
        return denied('MultiFactorAuthentication failed with invalid MFA one time pass code.')
      }
      used.add(code)
    }
    switch (call.action) {
      case 'GetSessionToken':
        return sessionToken(`ASIAMFA${call.accessKeyId}`, inTwelveHours())
      case 'AssumeRole':
        return code !== undefined || call.accessKeyId.startsWith('ASIAMFA')
          ? assumedRole(`ASIA${arn.slice(13, 25)}`, inAnHour())
          : denied(`is not authorized to perform: sts:AssumeRole on resource: ${arn}`)
      case 'GetCallerIdentity':
        return identity(/^ASIA(\d{12})$/.exec(call.accessKeyId)?.[1] ?? MANAGEMENT)
      default:
        return NO_VPCS
    }
  }
}

export const inTwelveHours = () => new Date(Date.now() + 12 * 3_600_000)

export function denied(words: string): Answer {
  return queryError(403, 'AccessDenied', words.startsWith('is not') ? `User: x ${words}` : words)
}

export function sessionToken(accessKeyId: string, expiration: Date): Answer {
  const credentials = `<AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration.toISOString()}</Expiration>`
  return {
    body: `<GetSessionTokenResponse><GetSessionTokenResult><Credentials>${credentials}</Credentials></GetSessionTokenResult></GetSessionTokenResponse>`,
  }
}

type CodeRequest = Extract<SignInRequest, { kind: 'mfaCode' }>

/** Somebody who answers with these codes in turn and then declines; what they were asked is kept. */
export function somebodyWith(...codes: readonly string[]): {
  readonly requests: SignInRequests
  readonly asked: CodeRequest[]
} {
  const requests = createSignInRequests()
  const asked: CodeRequest[] = []
  requests.onChange(() => {
    for (const request of requests.list()) {
      if (request.kind !== 'mfaCode' || asked.some(({ id }) => id === request.id)) continue
      asked.push(request)
      const code = codes[asked.length - 1]
      if (code === undefined) requests.cancel(request.id)
      else requests.enterCode(request.id, code)
    }
  })
  return { requests, asked }
}
