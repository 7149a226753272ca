import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Account } from '../../app/onboarding/onboarding.ts'
import {
  type AwsAccounts,
  type AwsAccountsSettings,
  openAwsAccounts,
} from '../../main/accounts/awsAccounts.ts'

/** A call as it arrived: action, Region it was signed for, access key it was signed with, parameters. */
export interface Call {
  readonly action: string
  readonly region: string
  readonly accessKeyId: string
  readonly parameters: Readonly<Record<string, string>>
}

export interface Answer {
  readonly status?: number
  readonly body: string
  readonly contentType?: string
}

/** An answer, or something of one's own with the response: never answering, breaking off, … */
export type Respond = (call: Call, response: ServerResponse) => Answer | Promise<Answer> | undefined

/** Speaks just enough of AWS's query protocol. Closed when the test is finished. */
export async function localAws(respond: Respond) {
  const calls: Call[] = []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      const parameters = Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString()))
      const [, accessKeyId = '', region = ''] =
        /Credential=([^/]+)\/\d+\/([^/]+)/.exec(request.headers.authorization ?? '') ?? []
      const call = { action: parameters.Action ?? '', region, accessKeyId, parameters }
      calls.push(call)
      const answer = await respond(call, response)
      if (answer === undefined) return
      response.writeHead(answer.status ?? 200, {
        'content-type': answer.contentType ?? 'text/xml',
        'x-amzn-requestid': `request-${calls.length}`,
      })
      response.end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  const actions = () => calls.map(({ action }) => action)
  return { endpoint: `http://127.0.0.1:${port}`, host: `127.0.0.1:${port}`, calls, actions }
}

export const KEYS = { AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7EXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' }

/** Closed when the test is finished. */
export function connected(endpoint: string, settings: Partial<AwsAccountsSettings> = {}): AwsAccounts {
  const aws = openAwsAccounts({ endpoint, env: KEYS, ...settings })
  onTestFinished(() => aws.close())
  return aws
}

export const ACCOUNT: Account = {
  accountId: '111122223333',
  name: 'prod',
  externalId: 'acme-prod',
  connector: { displayName: 'Acme prod', priority: 'medium' },
  access: { kind: 'environment' },
  regions: 'enabled',
  stackRegion: 'us-east-1',
}

export function identity(accountId: string, who = 'user/admin'): Answer {
  const result = `<Arn>arn:aws:iam::${accountId}:${who}</Arn><UserId>x</UserId><Account>${accountId}</Account>`
  return {
    body: `<GetCallerIdentityResponse><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`,
  }
}

/** Of EC2: a Region without a VPC. */
export const NO_VPCS: Answer = { body: '<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>' }

export function assumedRole(accessKeyId: string, expiration: Date): Answer {
  const credentials = `<AccessKeyId>${accessKeyId}</AccessKeyId><SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken><Expiration>${expiration.toISOString()}</Expiration>`
  return {
    body: `<AssumeRoleResponse><AssumeRoleResult><Credentials>${credentials}</Credentials></AssumeRoleResult></AssumeRoleResponse>`,
  }
}

/** As CloudFormation and STS say it. */
export function queryError(status: number, code: string, message = code): Answer {
  return {
    status,
    body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
  }
}

/** As EC2 says it. */
export function ec2Error(status: number, code: string, message = code): Answer {
  return {
    status,
    body: `<Response><Errors><Error><Code>${code}</Code><Message>${message}</Message></Error></Errors><RequestID>r</RequestID></Response>`,
  }
}

export function never(): AbortSignal {
  return new AbortController().signal
}
