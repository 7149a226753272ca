import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { EC2Client } from '@aws-sdk/client-ec2'
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts'
import { FLOW_LOG_DESTINATION, TEMPLATE_URL } from '../../../app/activeeye/prescribed.ts'
import { findMoto } from '../../tools/findMoto.ts'
import type { CloudConnection } from './workspace.ts'

// While the tests are collected: on a fresh machine it is installed first, which takes longer than a test may.
const moto = await findMoto()

/** Somebody else's AWS, with what ActiveEye has there: the template and the bucket. */
export interface MotoCloud extends CloudConnection, AsyncDisposable {
  /** Clients of the test's own, past everything that is tested. */
  ec2(accountId: string, region: string): Promise<EC2Client>
  cloudFormation(accountId: string, region: string): Promise<CloudFormationClient>
}

/**
 * Starts moto, seeded. Where it can't be had: `undefined` on a person's machine, and says so loudly;
 * an error where CI is set, so that nobody takes a skipped suite for a good one.
 */
export async function startMoto(): Promise<MotoCloud | undefined> {
  if (moto.found) return serve(moto.command, moto.words)
  if (process.env.CI) throw new Error(moto.why)
  process.stderr.write(`\n*** SKIPPED: nothing is tested against moto. ${moto.why}\n\n`)
  return undefined
}

async function serve(command: string, words: readonly string[]): Promise<MotoCloud> {
  const child = spawn(command, [...words, '-H', '127.0.0.1', '-p', '0'], {
    // With its machine images, each Region takes seconds and megabytes.
    env: { ...process.env, MOTO_EC2_LOAD_DEFAULT_AMIS: 'false' },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const end = () => child.kill('SIGKILL')
  process.once('exit', end)
  const endpoint = await addressOf(child.stderr)
  child.stderr.resume()
  const credentials = {
    accessKeyId: 'AKIAMOTOCANARY000000',
    secretAccessKey: 'moto-canary-of-the-secret-access-key-1',
    sessionToken: 'moto-canary-of-the-session-token-12345',
  }
  await uploadWhatActiveEyeHas(endpoint)

  const configFor = async (accountId: string, region: string) => ({
    endpoint,
    region,
    credentials: await assume(endpoint, credentials, accountId),
  })
  return {
    endpoint,
    credentials,
    ec2: async (accountId, region) => new EC2Client(await configFor(accountId, region)),
    cloudFormation: async (accountId, region) => new CloudFormationClient(await configFor(accountId, region)),
    async [Symbol.asyncDispose]() {
      process.removeListener('exit', end)
      const gone = once(child, 'exit')
      end()
      await gone
    },
  }
}

/** As the server says it when it is ready. */
async function addressOf(stderr: NodeJS.ReadableStream): Promise<string> {
  const said: string[] = []
  for await (const line of createInterface({ input: stderr })) {
    const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? []
    if (address !== undefined) return address
    said.push(line)
  }
  throw new Error(`moto did not start:\n${said.join('\n')}`)
}

async function uploadWhatActiveEyeHas(endpoint: string): Promise<void> {
  const template = await readFile(new URL('activeeye-security-monitor.yaml', import.meta.url))
  const templatePath = new URL(TEMPLATE_URL).pathname
  await put(endpoint, templatePath.slice(0, templatePath.lastIndexOf('/')))
  await put(endpoint, templatePath, template)
  await put(endpoint, `/${FLOW_LOG_DESTINATION.replace('arn:aws:s3:::', '')}`)
}

/** Without a signature, moto takes a request for one to S3. */
export async function put(
  endpoint: string,
  path: string,
  body: Uint8Array<ArrayBuffer> | null = null,
): Promise<void> {
  const answer = await fetch(`${endpoint}${path}`, {
    method: 'PUT',
    body,
    // As ActiveEye's template is: anybody can read it.
    headers: { 'x-amz-acl': 'public-read' },
  })
  if (!answer.ok) throw new Error(`moto answered ${answer.status} to PUT ${path}`)
}

async function assume(endpoint: string, credentials: CloudConnection['credentials'], accountId: string) {
  const client = new STSClient({ endpoint, region: 'us-east-1', credentials: { ...credentials } })
  const { Credentials } = await client.send(
    new AssumeRoleCommand({ RoleArn: `arn:aws:iam::${accountId}:role/Test`, RoleSessionName: 'test' }),
  )
  return {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  }
}
