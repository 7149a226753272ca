import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import type { PracticeCloud, PracticeCredentials } from '../../../main/practice/practiceCloud.ts'
import { ORGANIZATION_ROLE } from '../../../main/practice/sts/principals.ts'

/** Temporary keys for an account, as a person copies them from somewhere. */
export async function roleKeys(
  { endpoint, credentials }: PracticeCloud,
  accountId: string,
): Promise<PracticeCredentials> {
  // A copy: the SDK writes to the object that it is given.
  const sts = new STSClient({ endpoint, region: 'us-east-1', credentials: { ...credentials } })
  const { Credentials } = await sts.send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/${ORGANIZATION_ROLE}`,
      RoleSessionName: 'copied',
    }),
  )
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = Credentials ?? {}
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken }
}
