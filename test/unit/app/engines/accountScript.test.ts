import { execFile } from 'node:child_process'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { cliFormat } from '../../../../app/engines/cli/cliFormat.ts'
import { custodianFormat } from '../../../../app/engines/custodian/custodianFormat.ts'
import type { EngineFormat, EngineInput } from '../../../../app/engines/engine.ts'
import { assigned } from '../../../../app/engines/shell/scriptParts.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'
import { DEV, engineAccount, engineInput, HOSTILE, hostileInput, PROD } from './engineInputs.ts'

const run = promisify(execFile)

const ONE_REGION = { regions: ['us-east-1'] }

/** Answers of the AWS CLI to `describe-vpcs`, `describe-flow-logs`, …: shell words that print them. */
type Answers = Readonly<Record<string, string>>

const ANSWERS: Answers = {
  'get-caller-identity': `echo ${PROD}`,
  // The last two stand for what another account shares, and for what was created meanwhile.
  'describe-vpcs': `printf 'vpc-1\\t${PROD}\\nvpc-2\\t${PROD}\\nvpc-3\\t${PROD}\\nvpc-4\\t999988887777\\n'`,
  'describe-flow-logs': `[ -e created ] && for vpc in $(cat created); do printf "$vpc\\ts3\\tarn:aws:s3:::delta-risk-flowlog-ingest\\tALL\\tNone\\n"; done; true`,
  'create-flow-logs': 'echo',
}

/** Runs a script beside a stand-in for the AWS CLI. */
async function runScript(
  verb: string,
  answers: Answers = {},
  input: EngineInput = engineInput({ accounts: [engineAccount(ONE_REGION)] }),
  format: EngineFormat = cliFormat,
) {
  const directory = await scratchDirectory()
  const script = format.files(input).find(({ path }) => path.endsWith('.sh'))
  await writeFile(join(directory, 'script.sh'), script?.text ?? '')
  const cases = Object.entries({ ...ANSWERS, ...answers }).map(([name, words]) => `${name}) ${words} ;;`)
  const aws = `#!/bin/bash\necho "$*" >> calls\nif [ "$2" = create-flow-logs ]; then printf '%s\\n' "$@" | grep ^vpc- >> created; fi\ncase $2 in\n${cases.join('\n')}\nesac\n`
  await writeFile(join(directory, 'aws'), aws, { mode: 0o700 })
  const result = await run('bash', ['script.sh', verb], {
    cwd: directory,
    env: { PATH: `${directory}:${process.env.PATH}` },
  }).then(
    ({ stdout }) => ({ status: 0, stdout, stderr: '' }),
    ({ code, stdout, stderr }) => ({
      status: code as number,
      stdout: stdout as string,
      stderr: stderr as string,
    }),
  )
  const calls = await readFile(join(directory, 'calls'), 'utf8').catch(() => '')
  const created = calls
    .split('\n')
    .flatMap((call) => (call.includes(' create-flow-logs ') ? [call.match(/vpc-\d/g)] : []))
  return { ...result, calls, created, files: await readdir(directory) }
}

test('plan changes nothing; cover creates the first one alone, then the rest, and looks again', async () => {
  const plan = await runScript('plan')
  expect(plan).toMatchObject({ status: 0, created: [] })
  expect(plan.stdout).toContain('us-east-1: VPCs without a flow log to the bucket: 3\nvpc-1\nvpc-2\nvpc-3\n')
  expect(await runScript('cover')).toMatchObject({
    status: 0,
    created: [['vpc-1'], ['vpc-2', 'vpc-3']],
    stdout: expect.stringContaining('us-east-1: covered'),
  })
})

test('left alone are VPCs by decision and those with a flow log to the bucket of whatever kind', async () => {
  const account = engineAccount({ ...ONE_REGION, vpcsLeftAlone: [{ region: 'us-east-1', vpcId: 'vpc-1' }] })
  const rejected = `printf 'vpc-2\\ts3\\tarn:aws:s3:::delta-risk-flowlog-ingest/a\\tREJECT\\tNone\\nvpc-3\\ts3\\tarn:aws:s3:::delta-risk-flowlog-ingest-2\\tALL\\tNone\\n'`
  const { stdout } = await runScript(
    'plan',
    { 'describe-flow-logs': rejected },
    engineInput({ accounts: [account] }),
  )
  expect(stdout).toContain('us-east-1: VPCs without a flow log to the bucket: 1\nvpc-3\n')
})

test('beside another flow log one is created where a person decided so, and only until it is there', async () => {
  const seen = [
    { region: 'us-east-1', vpcs: [{ vpcId: 'vpc-1', action: 'create', besideOther: true } as const] },
  ]
  const input = engineInput({ accounts: [engineAccount({ ...ONE_REGION, seen })] })
  const other = 'vpc-1\\ts3\\tarn:aws:s3:::delta-risk-flowlog-ingest\\tALL\\tNone\\n'
  const flowLogs = (ours: string) => ({
    'describe-vpcs': `printf 'vpc-1\\t${PROD}\\n'`,
    'describe-flow-logs': `printf '${other}${ours}'`,
  })
  const ours = other.replace('None', 'activeeye-handover')
  expect((await runScript('plan', flowLogs(''), input)).stdout).toContain('bucket: 1\nvpc-1\n')
  expect((await runScript('plan', flowLogs(ours), input)).stdout).toContain('bucket: 0\n')
})

test.each([
  ['the look at flow logs fails', { 'describe-flow-logs': 'exit 254' }, ''],
  ['the look at VPCs fails', { 'describe-vpcs': 'exit 254' }, ''],
  [
    'an answer lacks its list',
    { 'describe-flow-logs': 'echo None' },
    "Stopped: in us-east-1, the answer is not AWS's.",
  ],
  [
    'the credentials are of another account',
    { 'get-caller-identity': 'echo 999988887777' },
    'are of account 999988887777',
  ],
])('when %s, it stops before it creates anything', async (_, answers, said) => {
  const { status, stderr, created } = await runScript('cover', answers)
  expect({ failed: status > 0, created }).toEqual({ failed: true, created: [] })
  expect(stderr).toContain(said)
})

test('when AWS refuses the first VPC in an answer that is a success, it stops there', async () => {
  const refusal = `printf 'vpc-1\\t400\\tAccess Denied for LogDestination\\n'`
  const { status, stderr, created } = await runScript('cover', { 'create-flow-logs': refusal })
  expect({ status, created }).toEqual({ status: 1, created: [['vpc-1']] })
  expect(stderr).toContain('Stopped: in us-east-1, AWS refused: vpc-1\t400\tAccess Denied')
})

test('remove deletes what carries the tag, in every enabled Region, and nothing in a plan', async () => {
  const answers = {
    'describe-regions': `printf 'eu-west-1\\nus-east-1\\n'`,
    'describe-flow-logs': `case "$*" in *eu-west-1*) echo ;; *) printf 'fl-1\\nfl-2\\n' ;; esac`,
    'delete-flow-logs': 'echo',
  }
  const { status, calls } = await runScript('remove', answers)
  expect(status).toBe(0)
  expect(calls).toContain('[{"Name":"tag:activeeye-handover","Values":["cli/0b9c1234-test"]}]')
  expect(calls.split('\n').filter((call) => call.includes('delete-flow-logs'))).toEqual([
    expect.stringContaining('--region us-east-1 --flow-log-ids fl-1 fl-2 '),
  ])
})

test('remove.sh works in the accounts of the handover only, and in none where that can not be told', async () => {
  const remove = (accountId: string, accounts = [engineAccount(), engineAccount({ accountId: DEV })]) =>
    runScript(
      'remove',
      {
        'get-caller-identity': `echo ${accountId}`,
        'describe-regions': `echo us-east-1`,
        'describe-flow-logs': 'echo fl-1',
        'delete-flow-logs': 'echo',
      },
      engineInput({ accounts }),
      custodianFormat,
    )
  const done = await remove(DEV)
  expect([done.status, done.calls]).toEqual([0, expect.stringContaining('--flow-log-ids fl-1 ')])
  for (const other of ['999988887777', `${PROD}1`, "''"]) {
    const { status, calls } = await remove(other)
    expect([status, calls.trim().split('\n').length]).toEqual([1, 1])
  }
  expect((await remove(PROD, [])).status).toBe(1)
})

test('every value is one word of the shell, whatever is in it', async () => {
  const script = `${HOSTILE.map((text, index) => assigned(`V${index}`, text)).join('\n')}\nprintf '%s\\0' ${HOSTILE.map((_, index) => `"$V${index}"`).join(' ')}`
  const { stdout } = await run('bash', ['-c', script], { cwd: await scratchDirectory() })
  expect(stdout.split('\0').slice(0, -1)).toEqual(HOSTILE)
})

test.each(HOSTILE)('%j runs nothing in a script', async (text) => {
  const { accounts, ...input } = hostileInput(text)
  const account = { ...accounts[0], accountId: PROD, regions: ['us-east-1'] }
  const { files } = await runScript('plan', {}, { ...input, accounts: [engineAccount(account)] })
  expect(files.sort()).toEqual(['aws', 'calls', 'script.sh'])
  const removal =
    custodianFormat.files(hostileInput(text)).find(({ path }) => path === 'remove.sh')?.text ?? ''
  const directory = await scratchDirectory()
  await expect(run('bash', ['-c', removal], { cwd: directory })).rejects.toThrow('usage')
  expect(await readdir(directory)).toEqual([])
})
