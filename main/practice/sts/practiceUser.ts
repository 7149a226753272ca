import { hexId } from '../ids.ts'
import type { PracticeScenario } from '../scenario.ts'
import type { SessionRecord } from '../world.ts'

const NAME = 'practice-operator'

/** An IAM user in the management account with long-lived access keys, as older organisations have them. */
export function practiceUser({ name, accounts: [management] }: PracticeScenario): SessionRecord {
  const { accountId } = management
  return {
    accessKeyId: `AKIA${hexId(16, 'accessKey', name, 'user').toUpperCase()}`,
    sessionToken: '',
    accountId,
    arn: `arn:aws:iam::${accountId}:user/${NAME}`,
    userId: `AIDA${hexId(17, accountId, NAME).toUpperCase()}`,
    expired: false,
  }
}

/** The user's MFA device. */
export function mfaSerial({ accounts: [management] }: PracticeScenario): string {
  return `arn:aws:iam::${management.accountId}:mfa/${NAME}`
}
