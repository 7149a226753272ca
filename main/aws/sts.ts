import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { AwsFailure, type CallerIdentity } from '../../app/aws.ts'
import type { Credentials } from '../credentials/credentials.ts'
import type { Connector, Identified } from './connector.ts'

/** Who acts, in the account's own CloudTrail. */
const ROLE_SESSION_NAME = 'activeeye-onboarding'

/** All that a role gives when it was assumed from another role. */
const SESSION_SECONDS = 3600

/** STS, for signing in. */
export interface Sts {
  getCallerIdentity(identified: Identified): Promise<CallerIdentity>
  assumeRole(identified: Identified, roleArn: string): Promise<Credentials>
}

/** @param signal ends what is under way when the app closes: signing in is shared, so no run may abort it. */
export function sts(connector: Connector, region: string, signal: AbortSignal): Sts {
  const connect = (identified: Identified) => {
    // Here a refusal is about the credentials, never about the Region.
    const signingIn = { ...identified, signedIn: () => false }
    return connector.client('STS', region, signingIn, (config) => new STSClient(config))
  }

  return {
    getCallerIdentity: (identified) => {
      const { calls, client } = connect(identified)
      return calls.look('sts:GetCallerIdentity', signal, async (options) => {
        const { Account = '', Arn = '' } = await (await client()).send(
          new GetCallerIdentityCommand({}),
          options,
        )
        return { accountId: Account, arn: Arn, partition: Arn.split(':')[1] ?? '' }
      })
    },
    assumeRole: (identified, roleArn) => {
      const { calls, client } = connect(identified)
      return calls.look('sts:AssumeRole', signal, async (options) => {
        const role = {
          RoleArn: roleArn,
          RoleSessionName: ROLE_SESSION_NAME,
          DurationSeconds: SESSION_SECONDS,
        }
        const answer = await (await client()).send(new AssumeRoleCommand(role), options)
        const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.Credentials ?? {}
        if (AccessKeyId === undefined || SecretAccessKey === undefined) throw withoutCredentials(roleArn)
        return {
          accessKeyId: AccessKeyId,
          secretAccessKey: SecretAccessKey,
          ...(SessionToken === undefined ? {} : { sessionToken: SessionToken }),
          ...(Expiration === undefined ? {} : { expiration: Expiration }),
        }
      })
    },
  }
}

function withoutCredentials(roleArn: string): AwsFailure {
  const message = `The answer for ${roleArn} holds no credentials`
  return new AwsFailure({ reason: 'service', action: 'sts:AssumeRole', code: 'NoCredentials', message })
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
