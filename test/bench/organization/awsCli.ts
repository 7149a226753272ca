import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { FLOW_LOG_DESTINATION, STACK_NAME, TEMPLATE_URL } from '../../../app/activeeye/prescribed.ts'
import { pythonWith } from '../../tools/pythonEnvironment.ts'
import { accountIds, REGIONS, ROLE_NAME } from './organizationShape.ts'

const VERSION = '1.46.3'

/** A script of the AWS CLI that does the work for one account. */
export interface CliRun {
  /** Seconds, and commands in them. */
  readonly wall: number
  readonly commands: number
}

/**
 * Does the bare loop's work for one account with the AWS CLI, a command after the other as a script does it.
 * @param env leads the commands to the stand-in
 * @returns why there is no AWS CLI, where there is none
 */
export async function awsCliRun(env: NodeJS.ProcessEnv): Promise<CliRun | string> {
  const python = await pythonWith('awscli', VERSION, `awscli==${VERSION}`).catch((error: unknown) => error)
  if (typeof python !== 'string') return `no AWS CLI ${VERSION}: ${String(python)}`
  const program = join(dirname(python), 'aws')
  const [accountId = ''] = accountIds(1)
  let commands = 0
  const aws = async (credentials: NodeJS.ProcessEnv, ...words: readonly string[]): Promise<string> => {
    commands += 1
    const all = [program, ...words, '--output', 'json']
    const { stdout } = await promisify(execFile)(python, all, { env: { ...env, ...credentials } })
    return stdout
  }

  const began = performance.now()
  const role = `arn:aws:iam::${accountId}:role/${ROLE_NAME}`
  const given = JSON.parse(
    await aws({}, 'sts', 'assume-role', '--role-arn', role, '--role-session-name', 'bench', ...region(0)),
  ).Credentials
  const credentials = {
    AWS_ACCESS_KEY_ID: given.AccessKeyId,
    AWS_SECRET_ACCESS_KEY: given.SecretAccessKey,
    AWS_SESSION_TOKEN: given.SessionToken,
  }
  await aws(credentials, 'ec2', 'describe-regions', '--all-regions', ...region(0))
  for (const [at] of REGIONS.entries()) {
    const { Vpcs } = JSON.parse(await aws(credentials, 'ec2', 'describe-vpcs', ...region(at)))
    await aws(credentials, 'ec2', 'describe-flow-logs', ...region(at))
    const ids = (Vpcs as readonly { readonly VpcId: string }[]).map(({ VpcId }) => VpcId)
    const kind = ['--resource-type', 'VPC', '--traffic-type', 'ALL', '--log-destination-type', 's3']
    const to = ['--log-destination', FLOW_LOG_DESTINATION]
    await aws(credentials, 'ec2', 'create-flow-logs', '--resource-ids', ...ids, ...kind, ...to, ...region(at))
    await aws(credentials, 'ec2', 'describe-flow-logs', ...region(at))
  }
  const stack = ['--stack-name', STACK_NAME]
  await aws(credentials, 'cloudformation', 'describe-stacks', ...stack, ...region(0)).catch(() => '')
  const template = ['--template-url', TEMPLATE_URL, '--capabilities', 'CAPABILITY_NAMED_IAM']
  const parameters = ['--parameters', 'ParameterKey=ExternalID,ParameterValue=bench']
  await aws(credentials, 'cloudformation', 'create-stack', ...stack, ...template, ...parameters, ...region(0))
  await aws(credentials, 'cloudformation', 'describe-stacks', ...stack, ...region(0))
  return { wall: (performance.now() - began) / 1000, commands }
}

function region(at: number): readonly string[] {
  return ['--region', REGIONS[at] ?? '']
}
