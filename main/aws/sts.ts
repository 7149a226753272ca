import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
  type Credentials as GivenCredentials,
  STSClient,
} from '@aws-sdk/client-sts'
import type { CallerIdentity } from '../../app/aws/awsAccount.ts'
import { AwsFailure } from '../../app/aws/awsFailure.ts'
import { partitionOf } from '../../app/aws/partition.ts'
import { type Clients, clientKind, type Signer } from './clients.ts'
import type { Credentials } from './credentials.ts'
import { textMember } from './ownAnswer.ts'

const STS = clientKind('STS', (config) => new STSClient(config))

/** The session name in the account's CloudTrail. */
export const ROLE_SESSION_NAME = 'activeeye-onboarding'

/** The most that AWS allows for a role that was assumed from another role; a profile may say otherwise. */
const SESSION_SECONDS = 3600

/** Half a day, AWS's own default: the MFA code is asked for once a working day. */
const MFA_SESSION_SECONDS = 12 * 3600

/** A code of an MFA device. It works once. */
export interface MfaCode {
  readonly serial: string
  readonly code: string
}

/** The role to assume, and what its trust policy may require. */
export interface RoleToAssume {
  readonly roleArn: string
  readonly externalId?: string
  readonly sessionName?: string
  /** Of the session, in seconds; an hour when left out. */
  readonly duration?: number
  readonly mfa?: MfaCode
}

/** STS, for signing in. */
export interface Sts {
  /** The Region whose STS is called. */
  region(): Promise<string>
  getCallerIdentity(signer: Signer): Promise<CallerIdentity>
  assumeRole(signer: Signer, role: RoleToAssume): Promise<Credentials>
  /** Credentials of the same user that count as authenticated with MFA. Not with temporary credentials. */
  getSessionToken(signer: Signer, mfa: MfaCode): Promise<Credentials>
}

/**
 * @param regionOf gives the Region; asked for each call, since it may stand in a file.
 * @param signal aborts calls when the app closes. Signing in is shared, so no run may abort it.
 */
export function sts(clients: Clients, regionOf: () => Promise<string>, signal: AbortSignal): Sts {
  const connect = async (signer: Signer) => {
    // A refusal by STS is about the credentials, never about the Region.
    const signingIn = { ...signer, signedIn: () => false }
    return clients.client(STS, await regionOf(), signingIn)
  }

  return {
    region: regionOf,
    async getCallerIdentity(signer) {
      const { calls, client } = await connect(signer)
      return calls.look('sts:GetCallerIdentity', signal, async (options) => {
        const answer = await (await client()).send(new GetCallerIdentityCommand({}), options)
        const arn = textMember(answer, 'Arn')
        return { accountId: textMember(answer, 'Account'), arn, partition: partitionOf(arn) }
      })
    },
    async assumeRole(signer, { roleArn, externalId, sessionName, duration, mfa }) {
      const { calls, client } = await connect(signer)
      return calls.look('sts:AssumeRole', signal, async (options) => {
        const role = {
          RoleArn: roleArn,
          RoleSessionName: sessionName ?? ROLE_SESSION_NAME,
          DurationSeconds: duration ?? SESSION_SECONDS,
          ...(externalId !== undefined && { ExternalId: externalId }),
          ...(mfa && { SerialNumber: mfa.serial, TokenCode: mfa.code }),
        }
        const answer = await (await client()).send(new AssumeRoleCommand(role), options)
        return credentialsOf(answer.Credentials, 'sts:AssumeRole', roleArn)
      })
    },
    async getSessionToken(signer, { serial, code }) {
      const { calls, client } = await connect(signer)
      return calls.look('sts:GetSessionToken', signal, async (options) => {
        const mfa = { SerialNumber: serial, TokenCode: code, DurationSeconds: MFA_SESSION_SECONDS }
        const answer = await (await client()).send(new GetSessionTokenCommand(mfa), options)
        return credentialsOf(answer.Credentials, 'sts:GetSessionToken', serial)
      })
    },
  }
}

function credentialsOf(given: GivenCredentials | undefined, action: string, what: string): Credentials {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = given ?? {}
  if (AccessKeyId === undefined || SecretAccessKey === undefined) {
    const message = `The answer for ${what} contains no credentials`
    throw new AwsFailure({ reason: 'service', action, code: 'NoCredentials', message })
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
    ...(Expiration === undefined ? {} : { expiration: Expiration }),
  }
}
