import { describe, expect, test } from 'vitest'
import type { AwsFailure } from '../../../../../app/aws/awsFailure.ts'
import { chainOf, type ProfileStep } from '../../../../../main/credentials/profiles/profileStep.ts'
import { readSharedConfig } from '../../../../../main/credentials/profiles/sharedConfig.ts'
import { assumedRole, connected, identity, localAws, never } from '../../../../doubles/localAws.ts'
import { inAnHour } from '../../../../doubles/localOrganization.ts'
import assumeRole from '../../configuration/aws/assumeRole.json' with { type: 'json' }
import { asProfile, awsFiles } from '../localUser.ts'

/** Where this app takes something else than AWS's tests expect, and why that does no harm. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'SSO token profile selected':
    'Without an account and a role a profile gives a token for other services, and no credentials: it is refused.',
}

type Vector = (typeof assumeRole)[number]
type Settings = Readonly<Record<string, Readonly<Record<string, string>>>>

const section = (header: string, settings: Readonly<Record<string, string>>) =>
  `[${header}]\n${Object.entries(settings)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('')}`

function configOf({ input }: Vector): string {
  const { profiles, sso_sessions } = input as { profiles: Settings; sso_sessions?: Settings }
  return [
    ...Object.entries(profiles).map(([name, settings]) => section(`profile ${name}`, settings)),
    ...Object.entries(sso_sessions ?? {}).map(([name, settings]) => section(`sso-session ${name}`, settings)),
  ].join('')
}

/** A step as AWS's tests write it. */
function asVector(step: ProfileStep): object {
  switch (step.kind) {
    case 'keys': {
      const { aws_access_key_id, aws_secret_access_key, aws_session_token, aws_account_id } = step.settings
      return {
        AccessKey: {
          access_key_id: aws_access_key_id,
          secret_access_key: aws_secret_access_key,
          ...(aws_session_token && { session_token: aws_session_token }),
          ...(aws_account_id && { account_id: aws_account_id }),
        },
      }
    }
    case 'role':
    case 'credentialSource':
      return {
        AssumeRole: {
          role_arn: step.roleArn,
          ...(step.externalId && { external_id: step.externalId }),
          ...(step.sessionName && { role_session_name: step.sessionName }),
        },
      }
    case 'webIdentity':
      return {
        WebIdentityToken: {
          role_arn: step.roleArn,
          web_identity_token_file: step.tokenFile,
          ...(step.sessionName && { role_session_name: step.sessionName }),
        },
      }
    case 'identityCenter':
      return {
        Sso: {
          sso_account_id: step.accountId,
          sso_region: step.region,
          sso_role_name: step.roleName,
          sso_start_url: step.startUrl,
        },
      }
    default:
      return step
  }
}

async function chain(vector: Vector): Promise<readonly object[]> {
  const { env } = await awsFiles({ config: configOf(vector) })
  const steps = chainOf(await readSharedConfig(env), vector.input.selected_profile)
  return steps
    .toReversed()
    .flatMap((step) => [
      ...(step.kind === 'credentialSource' ? [{ NamedSource: step.source }] : []),
      asVector(step),
    ])
}

describe('AWS’s own tests of the chain', () => {
  test.each(assumeRole.filter(({ docs }) => !Object.hasOwn(DIFFERENCES, docs)))('$docs', async (vector) => {
    const { ProfileChain } = vector.output
    if (ProfileChain === undefined) {
      const refusal = await chain(vector).catch((error: AwsFailure) => error.details.reason)
      expect(refusal).toBe('signInMissing')
    } else expect(await chain(vector)).toEqual(ProfileChain)
  })

  test.each(assumeRole.filter(({ docs }) => Object.hasOwn(DIFFERENCES, docs)))(
    'differs: $docs',
    async (vector) => {
      await expect(chain(vector)).rejects.toMatchObject({ details: { reason: 'signInMissing' } })
    },
  )
})

/** The chains that begin with keys and end with a role, as calls to STS. */
const CALLED = assumeRole.flatMap((vector) => {
  const [first, ...roles] = (vector.output.ProfileChain ?? []) as readonly Record<
    string,
    Record<string, string>
  >[]
  return first?.AccessKey !== undefined && roles.length > 0
    ? [
        {
          docs: vector.docs,
          vector,
          key: first.AccessKey.access_key_id,
          roles: roles.map(({ AssumeRole }) => AssumeRole),
        },
      ]
    : []
})

test.each(CALLED)('with a stand-in for STS: $docs', async ({ vector, key, roles }) => {
  const { env } = await awsFiles({ config: configOf(vector) })
  const aws = await localAws((call) =>
    call.action === 'AssumeRole'
      ? assumedRole(`ASIA${call.parameters.RoleArn?.split('/')[1]}`, inAnHour())
      : identity('123456789012', `of/${call.accessKeyId}`),
  )
  const found = await connected(aws.endpoint, { env }).identify(
    asProfile(vector.input.selected_profile),
    never(),
  )
  const signers = [key, ...roles.map((role) => `ASIA${role?.role_arn?.split('/')[1]}`)]
  expect(found.arn).toContain(`of/${signers.at(-1)}`)
  expect(
    aws.calls
      .filter(({ action }) => action === 'AssumeRole')
      .map(({ accessKeyId, parameters }) => [
        accessKeyId,
        parameters.RoleArn,
        parameters.ExternalId,
        parameters.RoleSessionName,
      ]),
  ).toEqual(
    roles.map((role, at) => [
      signers[at],
      role?.role_arn,
      role?.external_id,
      role?.role_session_name ?? 'activeeye-onboarding',
    ]),
  )
})
