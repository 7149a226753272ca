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
import type { Clients, Signer } from './clients.ts'
import type { Credentials } from './credentials.ts'
import { textMember } from './ownAnswer.ts'

/** The session name in the account's CloudTrail. */
const ROLE_SESSION_NAME = 'activeeye-onboarding'

/** The most that AWS allows for a role that was assumed from another role. */
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
  readonly mfa?: MfaCode
}

/** STS, for signing in. */
export interface Sts {
  getCallerIdentity(signer: Signer): Promise<CallerIdentity>
  assumeRole(signer: Signer, role: RoleToAssume): Promise<Credentials>
  /** Credentials of the same user that count as authenticated with MFA. Not with temporary credentials. */
  getSessionToken(signer: Signer, mfa: MfaCode): Promise<Credentials>
}

/** @param signal aborts calls when the app closes. Signing in is shared, so no run may abort it. */
export function sts(clients: Clients, region: string, signal: AbortSignal): Sts {
  const connect = (signer: Signer) => {
    // A refusal by STS is about the credentials, never about the Region.
    const signingIn = { ...signer, signedIn: () => false }
    return clients.client('STS', region, signingIn, (config) => new STSClient(config))
  }

  return {
    getCallerIdentity: (signer) => {
      const { calls, client } = connect(signer)
      return calls.look('sts:GetCallerIdentity', signal, async (options) => {
        const answer = await (await client()).send(new GetCallerIdentityCommand({}), options)
        const arn = textMember(answer, 'Arn')
        return { accountId: textMember(answer, 'Account'), arn, partition: partitionOf(arn) }
      })
    },
    assumeRole: (signer, { roleArn, externalId, sessionName, mfa }) => {
      const { calls, client } = connect(signer)
      return calls.look('sts:AssumeRole', signal, async (options) => {
        const role = {
          RoleArn: roleArn,
          RoleSessionName: sessionName ?? ROLE_SESSION_NAME,
          DurationSeconds: SESSION_SECONDS,
          ...(externalId !== undefined && { ExternalId: externalId }),
          ...(mfa && { SerialNumber: mfa.serial, TokenCode: mfa.code }),
        }
        const answer = await (await client()).send(new AssumeRoleCommand(role), options)
        return credentialsOf(answer.Credentials, 'sts:AssumeRole', roleArn)
      })
    },
    getSessionToken: (signer, { serial, code }) => {
      const { calls, client } = connect(signer)
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

/**
 * The Region whose STS is asked, one for each partition: tokens of a regional STS are valid in every
 * Region, those of the global one are not (IAM User Guide, "Managing AWS STS in an AWS Region").
 */
export function stsRegion(near: string): string {
  if (near.startsWith('cn-')) return 'cn-north-1'
  if (near.startsWith('us-gov-')) return 'us-gov-west-1'
  if (near.startsWith('eusc-')) return 'eusc-de-east-1'
  return 'us-east-1'
}
