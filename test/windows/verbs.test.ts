import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { formatOnboarding } from '../../app/onboarding/onboarding.ts'
import { SCENARIOS } from '../../main/practice/practiceCloud.ts'
import { practiceOnboarding } from '../../main/practice/practiceOnboarding.ts'
import { everyCommand } from '../../main/terminal/loadCommands.ts'
import { createProgram } from '../../main/terminal/program.ts'
import { fakeTerminal } from '../doubles/fakeTerminal.ts'
import { hasWindows, openDesk } from './support/windows.ts'

const PROD = '444455556666'
const FILE = 'Acme Corp.onboarding.json'
const PRACTICE = ['--practice', 'single-vpc', '--data-dir', 'data'] as const
const ON_FILE = [FILE, ...PRACTICE] as const

/** What is typed in this order, what a part of it says, and the exit status where it is not 0. */
const STORY: readonly (readonly [words: readonly string[], says: string, status?: number])[] = [
  [['scenarios'], 'single-vpc: One account'],
  [['network', ...PRACTICE], 'Proxy: automatic'],
  [['rehearse', 'single-vpc', '--data-dir', 'rehearsal'], 'Report: rehearsal\\acme-activeeye-report-'],
  [['access', ...ON_FILE, '--permissions'], 'Connected, role OrganizationAccountAccessRole'],
  [['plan', ...ON_FILE], 'A run would create 1 stack and 1 flow log.'],
  [['run', ...ON_FILE, '--acknowledge-iam', '--yes'], '1 of 1 VPC covered'],
  [['status', ...ON_FILE], '1 flow log made by this onboarding'],
  [['check', ...ON_FILE], 'AWS reports no error'],
  [['request', ...ON_FILE], 'Nothing is to be requested'],
  [['connectors', ...ON_FILE, '--out', 'the connectors.xlsx'], 'Connector sheet: the connectors.xlsx'],
  [['confirm-connectors', ...ON_FILE, '--from', 'list.csv'], '1 connector confirmed'],
  [
    [
      'confirm-connector',
      ...ON_FILE,
      PROD,
      '--display-name',
      'Acme prod',
      '--account-id',
      PROD,
      '--external-id',
      'acme-prod',
    ],
    'has the expected values',
  ],
  [['confirm-arrival', ...ON_FILE, PROD, '--by', 'Jane Roe'], 'Jane Roe of ActiveEye says that files arrive'],
  [['report', ...ON_FILE, '--out', 'the report.html'], 'Report: the report.html'],
  [['report', ...ON_FILE, '--out', 'acme report.json'], 'Report: acme report.json'],
  [['report', ...ON_FILE, '--out', 'acme.pdf'], 'No Chromium, Chrome or Edge was found', 2],
  [['verify-report', 'the report.html', 'acme report.json'], 'No edit found  the report.html'],
  [['reports', 'acme report.json'], 'Report of'],
  [
    ['answer', 'acme report.json', '--by', 'Jane Roe', '--arrived', PROD, '--out', 'the answer.json'],
    'the answer.json',
  ],
  [['import-answer', FILE, 'the answer.json', ...PRACTICE], 'Jane Roe'],
  // Its next command is written so that it can be pasted.
  [
    ['decide', ...ON_FILE, '--region', 'eu-north-1', '--leave-out', '--reason', 'Nothing runs there'],
    'onboard plan "Acme Corp.onboarding.json" --practice single-vpc',
  ],
  [['accept-gone', ...ON_FILE, PROD, '--yes'], 'Nothing'],
  [['new-accounts', ...ON_FILE], 'onboard new-accounts "Acme Corp.onboarding.json"', 3],
  [['policy', ...ON_FILE], 'ec2:CreateFlowLogs'],
  [['handover', ...ON_FILE, '--out', 'for Jane.handover'], 'import-handover "'],
  [['handover', ...ON_FILE, '--as', 'cli', '--out', 'scripts for Jane'], 'README.md'],
  [
    [
      'import-handover',
      'for Jane.handover',
      '--as',
      'again.onboarding.json',
      '--practice',
      'single-vpc',
      '--data-dir',
      'other data',
    ],
    'new events in the journal',
  ],
  [
    ['prepare', 'prepared.onboarding.json', '--customer', 'Con', '--accounts', 'accounts.csv'],
    'prepared.onboarding.json: 1 account, without access',
  ],
  [
    ['choose-access', 'prepared.onboarding.json', '--environment', '--data-dir', 'data'],
    'the access of 1 account',
  ],
  [
    ['new', 'found.onboarding.json', '--from', 'organization', '--customer', 'Acme', ...PRACTICE],
    'found.onboarding.json: ',
  ],
  [['undo', ...ON_FILE, '--yes'], 'is removed'],
  [['sign-out', ...PRACTICE], 'No'],
  [['diagnostics', '--out', 'for support.txt', '--yes', '--data-dir', 'data'], 'for support.txt'],
  [['remove-data', '--yes', '--data-dir', 'data'], 'emoved'],
]

describe.runIf(hasWindows)('every verb', () => {
  test('is in the story', async () => {
    const { commands } = createProgram(fakeTerminal().terminal, () => {}, await everyCommand())
    expect(new Set(STORY.map(([[verb]]) => verb))).toEqual(new Set(commands.map((command) => command.name())))
  })

  test('does on Windows what it does elsewhere, on a file with CRLF and a byte order mark', async () => {
    const { directory, onboard } = await openDesk()
    const onboarding = { ...practiceOnboarding(SCENARIOS['single-vpc']), id: 'on-windows' }
    const write = (name: string, text: string) => writeFile(join(directory, name), text)
    await write(FILE, `\ufeff${formatOnboarding(onboarding).replaceAll('\n', '\r\n')}`)
    await write(
      'list.csv',
      `Display Name;Account ID;External ID;Priority\r\nAcme prod;${PROD};acme-prod;Medium\r\n`,
    )
    await write('accounts.csv', `${PROD};prod\r\n`)
    const wrong: unknown[] = []
    for (const [words, says, status = 0] of STORY) {
      const ended = await onboard(...words)
      if (ended.status !== status || !`${ended.stdout}${ended.stderr}`.includes(says))
        wrong.push({ words, says, ...ended })
    }
    expect(wrong).toEqual([])
    expect((await readFile(join(directory, 'the connectors.xlsx'))).subarray(0, 2).toString()).toBe('PK')
    expect(await readFile(join(directory, 'for support.txt'), 'utf8')).toContain('win32')
    expect(await readFile(join(directory, 'scripts for Jane/README.md'), 'utf8')).toContain('Git Bash')
  })
})
