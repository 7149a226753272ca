import { createHash } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage, type Stage } from './support/stage.ts'
import { type Ended, hasTerminals, runOnTerminal, startTerminal } from './support/terminalProcess.ts'
import { LONG_TIMEOUT, LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { writesAmong } from './support/writes.ts'

const ESCAPE = '\u001b'

test('undoing nothing asks nothing: it only looks', LONG_TIMEOUT, async () => {
  await using stage = await openStage(SMALL)
  const { status, stdout } = await stage.workspace.run('undo')
  expect([status, stdout]).toEqual([0, expect.stringContaining('nothing to remove')])
  expect(writesAmong(Object.keys(stage.cloud.calls()))).toEqual([])
})

/** What `confirm-connector` compares. */
const ENTERED = ['--display-name', 'Acme prod', '--account-id', '444455556666', '--external-id', 'acme-prod']

/** Refused before anything was called, or printed for a script to read. */
function expectRefused(stage: Stage, { status, stdout }: Ended): void {
  expect({ status, stdout, calls: stage.cloud.calls() }).toEqual({ status: 2, stdout: '', calls: {} })
}

describe('wrong input ends with 2, and nothing is called', LONG_TIMEOUT_CONCURRENT, () => {
  test.each<[string, readonly [string, ...string[]], RegExp]>([
    [
      'a report into a directory that is not there',
      ['report', '--out', '/nonexistent/report.html'],
      /^\/nonexistent\/report\.html could not be written: there is no such directory\. Make it first/m,
    ],
    [
      'a report as a Word document',
      ['report', '--out', 'acme.docx'],
      /^--out acme\.docx: the report can't be written as \.docx\. Its formats are html, csv, json, markdown and pdf/m,
    ],
    [
      'a report whose name says another format',
      ['report', '--format', 'html', '--out', 'acme.csv'],
      /^--out acme\.csv is the name of a file in the format csv, but --format says html\./m,
    ],
    ['a proxy that is only a word', ['network', '--proxy', 'foo'], /automatic, none, or an address: http:/],
  ])('%s', async (_, words, said) => {
    await using stage = await openStage(SMALL)
    const ended = await stage.workspace.run(...words)
    expectRefused(stage, ended)
    expect(ended.stderr).toMatch(said)
    expect(ended.stderr).not.toMatch(/\bat .*node:/)
  })

  test('a file with several faults: each is printed, with its place', async () => {
    await using stage = await openStage(SMALL)
    const { onboarding } = stage.cloud
    const [prod, staging] = onboarding.accounts
    const faulty = {
      ...onboarding,
      colour: 'blue',
      accounts: [
        { ...prod, accountId: '44445555666', externalId: 'Acme Prod' },
        { ...staging, access: { kind: 'rôle' } },
      ],
    }
    await writeFile(stage.workspace.file, JSON.stringify(faulty, null, 2))
    for (const verb of ['plan', 'run', 'status', 'check', 'report', 'undo']) {
      const json = verb === 'report' ? ['--format', 'json'] : ['--json']
      const ended = await stage.workspace.run(verb, ...json)
      expectRefused(stage, ended)
      for (const fault of [
        'colour',
        'accounts[0].accountId',
        'accounts[0].externalId',
        'accounts[1].access',
      ]) {
        expect(ended.stderr).toContain(fault)
      }
      expect(ended.stderr).toContain(`${stage.workspace.file}:`)
    }
  })

  test('a file that is not there, or not JSON', async () => {
    await using stage = await openStage(SMALL)
    await writeFile(stage.workspace.file, '{ "version": 1,')
    expectRefused(stage, await stage.workspace.run('run', '--acknowledge-iam', '--json'))
    const nowhere = startTerminal(
      ['run', join(stage.workspace.directory, 'no.onboarding.json')],
      stage.workspace.environment,
    )
    const ended = await nowhere.ended
    expectRefused(stage, ended)
    expect(ended.stderr).toContain('no such file')
  })

  for (const { what, words, says } of [
    {
      what: 'an account that the file does not have',
      words: ['run', '--acknowledge-iam', '--only', '999988887777'],
      says: '999988887777 is not an account of this onboarding',
    },
    {
      what: 'an account ID that is none',
      words: ['run', '--acknowledge-iam', '--only', 'prod'],
      says: '"prod" selects no account',
    },
    {
      what: 'a connection test of an account that the file does not have',
      words: ['access', '--only', '999988887777'],
      says: '999988887777 is not an account of this onboarding; it has 444455556666, 012345678901',
    },
    {
      what: 'the connector of an account that the file does not have',
      words: ['confirm-connector', ...ENTERED, '999988887777'],
      says: '999988887777 is not an account of this onboarding; it has 444455556666, 012345678901',
    },
    {
      what: 'the connector of an account ID that is none',
      words: ['confirm-connector', ...ENTERED, '99998888'],
      says: '"99998888" is not an account ID',
    },
    {
      what: 'a scenario that there is not',
      words: ['run', '--acknowledge-iam', '--practice', 'paradise'],
      says: 'There is no practice scenario paradise; there are ordinary,',
    },
    { what: 'no consent, and nobody to ask', words: ['run'], says: 'Add --acknowledge-iam, or --skip-stack' },
    { what: 'an unknown option', words: ['run', '--force'], says: "unknown option '--force'" },
    { what: 'an unknown format', words: ['report', '--format', 'docx'], says: 'Allowed choices are' },
  ]) {
    test(what, async () => {
      await using stage = await openStage(SMALL)
      const [verb = '', ...options] = words
      const ended = await stage.workspace.run(verb, '--json', ...options)
      expectRefused(stage, ended)
      expect(ended.stderr).toContain(says)
    })
  }

  test('an unknown verb, and no file', async () => {
    await using stage = await openStage(SMALL)
    for (const words of [['onboard'], ['run']]) {
      expectRefused(stage, await startTerminal(words, stage.workspace.environment).ended)
    }
  })
})

describe('what is printed', LONG_TIMEOUT_CONCURRENT, () => {
  test('into a pipe: no escape codes; the problems, what AWS said, and what to do', async () => {
    await using stage = await openStage('bucket-not-ready')
    const { status, stdout, stderr } = await stage.workspace.run('run', '--acknowledge-iam')
    expect(status).toBe(3)
    expect(stdout + stderr).not.toContain(ESCAPE)
    expect(stdout).toContain("ActiveEye's bucket does not accept flow logs from account prod")
    expect(stdout).toContain('Access Denied for LogDestination: delta-risk-flowlog-ingest')
    expect(stdout).toContain('Next: Send the report to the ActiveEye representative')
    // Whoever redirects calls is not unseen.
    expect(stderr).toContain(`go to ${stage.cloud.endpoint}, not to AWS.`)
    expect(stderr).toContain('444455556666 prod us-east-1: ')
  })

  test('with --json: one JSON document on stdout, the way there on stderr', async () => {
    await using stage = await openStage('single-vpc')
    for (const words of [
      ['plan'],
      ['run', '--acknowledge-iam'],
      ['status'],
      ['check'],
      ['confirm-connector', '444455556666', ...ENTERED],
      ['undo'],
      ['undo', '--yes'],
    ]) {
      const [verb = '', ...options] = words
      const { stdout, stderr } = await stage.workspace.run(verb, '--json', ...options)
      expect(JSON.parse(stdout)).toEqual(expect.any(Object))
      expect(stdout + stderr).not.toContain(ESCAPE)
      if (verb === 'confirm-connector') expect(JSON.parse(stdout)).toMatchObject({ same: true })
    }
    const late = await stage.workspace.run('confirm-connector', '444455556666', '--json', ...ENTERED)
    expect([late.status, late.stdout]).toEqual([2, ''])
  })

  test('a connector that was entered with a letter too much is named, and waits for the person', async () => {
    await using stage = await openStage('single-vpc')
    await stage.workspace.run('run', '--acknowledge-iam')
    const entered = [
      '--display-name',
      'Acme prod',
      '--account-id',
      '444455556666',
      '--external-id',
      'acme-prodd',
    ]
    const { status, stdout } = await stage.workspace.run('confirm-connector', '444455556666', ...entered)
    expect(status).toBe(3)
    expect(stdout).toContain('External ID in ActiveEye is not what it should be')
    const known = await stage.workspace.run('status', '--json')
    expect(known.status).toBe(3)
    const { accounts } = checklistOf(known)
    expect(accounts[0]?.steps.connector).toEqual({ state: 'waiting', for: 'customer' })
    expect(accounts[0]?.problems).toHaveLength(1)
  })

  test('report --out acme.csv writes two files, one beside the other', async () => {
    await using stage = await openStage(SMALL)
    await stage.workspace.run('run', '--acknowledge-iam')
    const out = join(stage.workspace.directory, 'acme.csv')
    const { status, stdout } = await stage.workspace.run('report', '--out', out)
    expect(status).toBe(0)
    expect(stdout).toContain(out)
    const files = (await readdir(stage.workspace.directory))
      .filter((name) => name.endsWith('.csv'))
      .toSorted()
    expect(files).toEqual(['acme-vpcs.csv', 'acme.csv'])
    const [vpcs = '', accounts = ''] = await Promise.all(
      files.map((name) => readFile(join(stage.workspace.directory, name), 'utf8')),
    )
    // A row for each; what the template allows takes several lines of one.
    expect(accounts.match(/"(prod|staging) \(\d{12}\)"/g)).toHaveLength(2)
    expect(vpcs.trim().split('\n')).toHaveLength(1 + 5)
    // Read as a number it would lose its zero.
    expect(accounts).toContain('012345678901')
  })
})

describe('the template before a consent', LONG_TIMEOUT_CONCURRENT, () => {
  test('plan tells who it lets act, and prints its text on request', async () => {
    await using stage = await openStage('template-forged')
    const { stdout } = await stage.workspace.run('plan')
    expect(stdout).toContain(
      'Attention: Account 666666666666 may act in this account with AdministratorAccess. ExternalID condition: none.',
    )
    expect(stdout).not.toContain('AssumeRolePolicyDocument')
    const [hash] = /[0-9a-f]{64}/.exec(stdout) ?? []
    const shown = await stage.workspace.run('plan', '--show-template')
    expect(shown.stdout).toContain('\n              AWS: arn:aws:iam::666666666666:root')
    const json = JSON.parse((await stage.workspace.run('plan', '--show-template', '--json')).stdout)
    const [{ text } = { text: '' }] = json.templates
    expect(createHash('sha256').update(text).digest('hex')).toBe(hash)
  })
})

describe.skipIf(!hasTerminals)('in front of a person', LONG_TIMEOUT_CONCURRENT, () => {
  test('shows the plan, asks for the consent, and goes on after a yes, in colours', async () => {
    await using stage = await openStage('single-vpc')
    const { status, stdout } = await onTerminal(stage, {}, 'y\n')
    expect(stdout).toContain('A run would create 1 stack and 1 flow log.')
    expect(stdout).toContain('I acknowledge that AWS CloudFormation might create IAM resources.')
    expect(status).toBe(0)
    expect(colourCodes(stdout)).not.toEqual([])
    expect((await stage.world()).flowLogs).toHaveLength(1)
  })

  test('repeats what of the template needs attention with the question; changes nothing after a no', async () => {
    await using stage = await openStage('template-forged')
    const { status, stdout } = await onTerminal(stage, {}, 'n\n')
    const attention = 'Attention: Role SecurityMonitorRole'
    expect(stdout.lastIndexOf(attention)).toBeGreaterThan(stdout.indexOf('Flow logs go to'))
    expect(stdout).toContain('Nothing was changed.')
    expect(status).toBe(3)
    const { flowLogs, stacks } = await stage.world()
    expect({ flowLogs, stacks }).toEqual({ flowLogs: [], stacks: [] })
  })

  for (const [name, key] of [
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ] as const) {
    test(`${name} instead of an answer changes nothing, and lets go of the journal`, async () => {
      await using stage = await openStage('single-vpc')
      const { status, stdout } = await onTerminal(stage, {}, key)
      expect(stdout).toContain('Stopped. Nothing was changed.')
      expect(stdout).not.toContain('Something went wrong')
      expect(status).toBe(130)
      expect((await readdir(stage.workspace.dataDirectory)).filter((file) => file.includes('.lock'))).toEqual(
        [],
      )
      const { flowLogs, stacks } = await stage.world()
      expect({ flowLogs, stacks }).toEqual({ flowLogs: [], stacks: [] })
    })
  }

  test('honours NO_COLOR', async () => {
    await using stage = await openStage('single-vpc')
    const { status, stdout } = await onTerminal(stage, { NO_COLOR: '1' }, 'y\n')
    expect(status).toBe(0)
    expect(colourCodes(stdout)).toEqual([])
  })

  function onTerminal(
    { workspace }: Stage,
    environment: Readonly<Record<string, string>>,
    keys: string,
  ): Promise<Ended> {
    const words = ['run', workspace.file, '--data-dir', workspace.dataDirectory]
    return runOnTerminal(words, { ...workspace.environment, ...environment }, keys)
  }

  /** Those that set a colour or a weight, not those that move the cursor. */
  function colourCodes(shown: string): readonly string[] {
    return shown.split(ESCAPE).filter((part) => /^\[[\d;]+m/.test(part))
  }
})

describe('the practice cloud that ships with the app', LONG_TIMEOUT, () => {
  test('needs no file, is said to be practice, and remembers what was done', async () => {
    await using stage = await openStage('single-vpc')
    const practice = (...words: readonly string[]) =>
      startTerminal([...words, '--practice', 'single-vpc', '--data-dir', stage.workspace.dataDirectory], {})
        .ended
    const first = await practice('run', '--acknowledge-iam', '--json')
    expect(first.status).toBe(0)
    expect(first.stderr).toContain('not on AWS')
    expect(checklistOf(first).totals.created).toBe(1)
    const again = await practice('run', '--json')
    expect(again.status).toBe(0)
    expect(checklistOf(again).accounts[0]?.regions).toEqual(checklistOf(first).accounts[0]?.regions)
    // It is another cloud than the one that the file's onboarding would have gone to.
    expect(stage.cloud.calls()).toEqual({})
  })

  test('rehearse onboards from nothing and writes a report', async () => {
    await using stage = await openStage('single-vpc')
    const place = { TMPDIR: stage.workspace.directory, TEMP: stage.workspace.directory }
    const { status, stdout } = await startTerminal(['rehearse', 'single-vpc'], place).ended
    expect(status).toBe(0)
    const [, path = ''] = /^Report: (.+\.html)$/m.exec(stdout) ?? []
    expect(await readFile(path, 'utf8')).toContain(SCENARIOS['single-vpc'].customer.name)
  })
})
