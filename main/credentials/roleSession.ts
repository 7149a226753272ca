import { AwsFailure, isDenied } from '../../app/aws/awsFailure.ts'
import type { RoleAccess } from '../../app/onboarding/access.ts'
import type { Credentials } from '../aws/credentials.ts'
import { failureText } from '../failures/failureText.ts'
import { createSession, type Session } from './session.ts'
import { signInMissing } from './signInMissing.ts'

/**
 * A role in an account, assumed with another session. Where that session is in the account already, it is used itself:
 * a management account has no role for its own organization.
 *
 * @param accountId needed with role names; a role's ARN names its account.
 */
export function roleSession(access: RoleAccess, accountId: string | undefined, through: Session): Session {
  const { sts } = through
  const isInAccount = async () =>
    access.roleArn === undefined &&
    accountId !== undefined &&
    (await through.identify()).accountId === accountId

  let assumed = false
  return createSession(
    {
      async ask() {
        if (await isInAccount()) return through.credentials()
        const given = await assumeFirst(await roleArns(access, accountId, through), through)
        assumed = true
        return given
      },
      identify: async (self) => ((await isInAccount()) ? through.identify() : sts.getCallerIdentity(self)),
      profile: through.profile,
      accepted: () => assumed,
      endsAt: through.endsAt,
      forget() {
        assumed = false
        through.forget()
      },
    },
    sts,
  )
}

async function roleArns(
  access: RoleAccess,
  accountId: string | undefined,
  through: Session,
): Promise<readonly string[]> {
  if (access.roleArn !== undefined) return [access.roleArn]
  const names = typeof access.roleName === 'string' ? [access.roleName] : (access.roleName ?? [])
  if (names.length === 0 || accountId === undefined) {
    throw signInMissing(
      'NoRole',
      'The access of kind "role" needs a roleArn here: without an account, a role name does not say which.',
    )
  }
  const { partition } = await through.identify()
  return names.map((name) => `arn:${partition}:iam::${accountId}:role/${name}`)
}

/** Which role an account has depends on how it joined the organization, so several may be named. */
async function assumeFirst(arns: readonly string[], through: Session): Promise<Credentials> {
  const refusals: AwsFailure[] = []
  for (const arn of arns) {
    try {
      return await through.sts.assumeRole(through, { roleArn: arn })
    } catch (error) {
      // AWS answers the same for a role that does not exist and for one that does not trust us.
      if (!isDenied(error)) throw error
      refusals.push(error)
    }
  }
  throw noneAssumed(arns, refusals)
}

function noneAssumed(arns: readonly string[], refusals: readonly AwsFailure[]): AwsFailure {
  const worst = refusals.find(({ details }) => details.reason === 'blockedByOrganization') ?? refusals[0]
  if (worst === undefined) return signInMissing('NoRole', 'The access of kind "role" names no role.')
  const tried = `None of these roles can be assumed: ${arns.join(', ')}.`
  return new AwsFailure({ ...worst.details, message: failureText(`${tried} ${worst.details.message}`) })
}
