import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { EC2Client } from '@aws-sdk/client-ec2'
import { OrganizationsClient } from '@aws-sdk/client-organizations'
import { AssumeRoleCommand, STSClient, type STSServiceException } from '@aws-sdk/client-sts'
import { onTestFinished } from 'vitest'
import {
  type PracticeCloud,
  type PracticeCloudOptions,
  type PracticeCredentials,
  startPracticeCloud,
} from '../../main/practice/practiceCloud.ts'

export const MANAGEMENT = '111122223333'
export const PROD = '444455556666'
export const STAGING = '012345678901'

/** A practice cloud that ends with the test. */
export async function practice(
  scenario: PracticeCloudOptions['scenario'],
  stateFile?: string,
): Promise<PracticeCloud> {
  const cloud = await startPracticeCloud(stateFile === undefined ? { scenario } : { scenario, stateFile })
  onTestFinished(() => cloud.close())
  return cloud
}

/** Long-lived ones have no session token. */
type Keys = Omit<PracticeCredentials, 'sessionToken'> & Partial<PracticeCredentials>

/** What every client needs; one attempt, so that errors are seen as they come. */
export function config(cloud: PracticeCloud, credentials: Keys, region = 'us-east-1') {
  // A copy: the SDK writes to the object that it is given.
  return { endpoint: cloud.endpoint, credentials: { ...credentials }, region, maxAttempts: 1 }
}

export function sts(cloud: PracticeCloud, credentials: Keys = cloud.credentials, region?: string): STSClient {
  return new STSClient(config(cloud, credentials, region))
}

export function organizations(
  cloud: PracticeCloud,
  credentials: Keys = cloud.credentials,
): OrganizationsClient {
  return new OrganizationsClient(config(cloud, credentials))
}

export async function ec2(cloud: PracticeCloud, accountId = PROD, region?: string): Promise<EC2Client> {
  return new EC2Client(config(cloud, await credentialsFor(cloud, accountId), region))
}

export async function cloudFormation(
  cloud: PracticeCloud,
  accountId = PROD,
  region?: string,
): Promise<CloudFormationClient> {
  return new CloudFormationClient(config(cloud, await credentialsFor(cloud, accountId), region))
}

/** Through the role that the organisation's accounts have; the management account's own as they are. */
export async function credentialsFor(cloud: PracticeCloud, accountId: string): Promise<PracticeCredentials> {
  if (accountId === MANAGEMENT) return cloud.credentials
  const { Credentials } = await sts(cloud).send(
    new AssumeRoleCommand({
      RoleArn: `arn:aws:iam::${accountId}:role/OrganizationAccountAccessRole`,
      RoleSessionName: 'test',
    }),
  )
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
}

/** What AWS said instead, as the SDK read it. */
export async function refusalOf(
  answer: Promise<unknown>,
): Promise<{ name: string; message: string; status: number | undefined; requestId: string | undefined }> {
  try {
    await answer
  } catch (error) {
    if (!isServiceException(error)) throw error
    const { httpStatusCode, requestId } = error.$metadata
    return { name: error.name, message: error.message, status: httpStatusCode, requestId }
  }
  throw new Error('AWS did not refuse')
}

// Each client has its own base class; all of them have the same shape.
function isServiceException(error: unknown): error is STSServiceException {
  return error instanceof Error && '$metadata' in error
}

/** Asks the cloud as another process would. */
export async function control(cloud: PracticeCloud, method: 'GET' | 'POST', path: string): Promise<unknown> {
  const response = await fetch(`${cloud.endpoint}/_practice/${path}`, { method })
  return response.json()
}
