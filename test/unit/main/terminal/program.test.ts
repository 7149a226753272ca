import { readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CommanderError } from 'commander'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { formatOnboarding } from '../../../../app/onboarding/onboarding.ts'
import { STEPS } from '../../../../app/onboarding/stepName.ts'
import { InvalidInputError } from '../../../../main/failures/invalidInputError.ts'
import { SCENARIOS, scenarioNames } from '../../../../main/practice/practiceCloud.ts'
import { practiceOnboarding } from '../../../../main/practice/practiceOnboarding.ts'
import { everyCommand } from '../../../../main/terminal/loadCommands.ts'
import { createProgram } from '../../../../main/terminal/program.ts'
import { fakeTerminal } from '../../../doubles/fakeTerminal.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

const COMMANDS = await everyCommand()

beforeEach(() => {
  vi.stubEnv('npm_lifecycle_event', 'onboard')
})

/** Runs a command in this process. @returns what it printed, and its exit status; `undefined` where commander refused it */
async function command(...words: readonly string[]) {
  return commandAt(fakeTerminal(), ...words)
}

async function commandAt({ lines, terminal }: ReturnType<typeof fakeTerminal>, ...words: readonly string[]) {
  let status: number | undefined
  const program = createProgram(
    terminal,
    (given) => {
      status = given
    },
    COMMANDS,
  )
  await program.parseAsync(words, { from: 'user' }).catch((error: unknown) => {
    if (error instanceof InvalidInputError) lines.push(...error.errors)
    else if (!(error instanceof CommanderError)) throw error
  })
  return { status, lines, text: lines.join('\n') }
}

const VERBS = createProgram(fakeTerminal().terminal, () => {}, COMMANDS).commands.map((each) => each.name())

describe('help', () => {
  test.each(['', ...VERBS])(
    'of "%s" fits into 80 columns and is of the command as it was called',
    async (verb) => {
      const { lines, text } = await command(...(verb === '' ? [] : [verb]), '--help')
      const called = 'npm run onboard --'
      expect(text).toContain(`Usage: ${verb === '' ? called : `${called} ${verb}`} `)
      // Examples are to be copied, and a shell needs each in one line.
      const [words = ''] = text.split(/^Examples?:$/m)
      expect(words.split('\n').filter((line) => line.length > 80)).toEqual([])
      expect(lines.length).toBeGreaterThan(5)
    },
  )

  test.each(VERBS)('of %s has an example, which the command takes', async (verb) => {
    const { lines } = await command(verb, '--help')
    const examples = lines.filter((line) => line.startsWith(`  npm run onboard -- ${verb}`))
    expect(examples).not.toEqual([])
    const program = createProgram(fakeTerminal().terminal, () => {}, COMMANDS)
    const known = program.commands.find((each) => each.name() === verb)?.options.map(({ long }) => long)
    for (const example of examples) {
      const [, ...given] = example.replaceAll(/"[^"]*"/g, 'TEXT').split(' -- ')
      const options = given
        .join(' ')
        .split(' ')
        .filter((word) => word.startsWith('--'))
      expect(known).toEqual(expect.arrayContaining(options))
    }
  })
})

test('the scenarios are all listed, under what one learns from them', async () => {
  const { status, lines } = await command('scenarios')
  expect(status).toBe(0)
  expect(scenarioNames.filter((name) => !lines.some((line) => line.startsWith(`  ${name}: `)))).toEqual([])
  const json: unknown = JSON.parse((await command('scenarios', '--json')).text)
  expect(json).toMatchObject({ version: 1, scenarios: scenarioNames.map((name) => ({ name })) })
})

describe('what a command needs is named all at once', () => {
  test.each([
    [
      ['confirm-connector', 'a.json', '111122223333'],
      '--display-name <text>, --account-id <text> and --external-id <text>',
    ],
    [
      ['confirm-connector', 'a.json', '111122223333', '--account-id', '1'],
      '--display-name <text> and --external-id <text>',
    ],
    [['confirm-arrival', 'a.json', '111122223333'], '--by <name>'],
    [['prepare', 'a.json'], '--customer <name> and --accounts <list>'],
    [['handover', 'a.json'], '--out <path>'],
    [['import-handover', 'a.handover'], '--as <file>'],
    [['new', 'a.json'], '--from <place> and --customer <name>'],
  ])('%j', async (words, missing) => {
    const { status, lines } = await command(...words)
    expect(status).toBeUndefined()
    expect(lines[0]).toBe(`error: add ${missing}`)
  })
})

test('without a file, a practice keeps every decision, and the next command is whole', async () => {
  const dataDir = await scratchDirectory()
  const about = ['--practice', 'ordinary', '--data-dir', dataDir]
  const leftOut = ['--leave-out', '--reason', 'Nothing runs there'] as const
  const first = await command('decide', ...about, '--region', 'eu-west-1', ...leftOut)
  expect(first.status).toBe(0)
  const [, next = ''] = /^Next: .*: npm run onboard -- (.*)$/m.exec(first.text) ?? []
  expect(next.split(' ')).toEqual(['plan', ...about])
  await command('decide', ...about, '--region', 'us-east-1', ...leftOut)
  const { text } = await command('status', '--json', ...about)
  const [, json = ''] = /^(\{.*)$/m.exec(text) ?? []
  const { accounts } = JSON.parse(json) as {
    accounts: { regions: { region: string; state: string }[] }[]
  }
  expect(accounts[0]?.regions).toMatchObject(
    ['eu-west-1', 'us-east-1'].map((region) => ({ region, state: 'leftOut' })),
  )
  const back = await command('decide', ...about, '--region', 'us-east-1', '--take-back')
  expect(back.status).toBe(0)
  const file = await readFile(join(dataDir, 'practice-ordinary.onboarding.json'), 'utf8')
  expect(file).toContain('"eu-west-1"')
})

test('a plan says first whom the work is done as, and a run also right before it asks', async () => {
  const about = ['--practice', 'single-vpc', '--data-dir', await scratchDirectory()]
  const who = /^Signed in as role \S+ \(\S+\) in \S+ \(\d{12}\)/
  const planned = await command('plan', ...about, '--ids')
  expect(planned.lines.filter((line) => who.test(line))).toHaveLength(1)
  // Only where the calls go is said before.
  expect(planned.lines[1]).toMatch(who)
  // The IDs that were asked for.
  expect(planned.text).toMatch(/vpc-[0-9a-f]{8,}/)
  expect((await command('plan', ...about)).text).not.toMatch(/vpc-[0-9a-f]{8,}/)

  const { lines, pictures, terminal } = fakeTerminal()
  const ask = async (question: string) => {
    lines.push(question)
    return false
  }
  const run = await commandAt(
    { lines, pictures, terminal: { ...terminal, interactive: true, ask } },
    'run',
    ...about,
  )
  const asked = lines.findIndex((line) => line.includes('Create 1 stack and'))
  expect([lines[1], lines[asked - 1]]).toEqual([expect.stringMatching(who), expect.stringMatching(who)])
  expect([run.status, lines[asked + 1]]).toEqual([3, 'Nothing was changed.'])
})

test('status has how each step of an account is done by hand, with its own values', async () => {
  const about = [
    '--practice',
    'ordinary',
    '--data-dir',
    await scratchDirectory(),
    '--by-hand',
    '444455556666',
  ]
  const { text } = await command('status', ...about)
  expect(text.match(/^ {2}By hand: /gm)).toHaveLength(STEPS.length)
  expect(text).toMatch(/By hand: In CloudFormation in \S+, choose Create stack with .* the ExternalID \S+;/)
  const { guide } = JSON.parse((await command('status', '--json', ...about)).lines.at(-1) ?? '') as {
    guide: { step: string }[]
  }
  expect(guide.map(({ step }) => step)).toEqual([...STEPS])
})

test('rehearse keeps its journal, its cloud and its report where it is told', async () => {
  const dataDir = await scratchDirectory()
  const { status, text } = await command('rehearse', 'single-vpc', '--data-dir', dataDir)
  expect(status).toBe(0)
  const [, path = ''] = /^Report: (.+\.html)$/m.exec(text) ?? []
  expect(dirname(path)).toBe(dataDir)
  const kept = await readdir(dataDir)
  expect(kept).toContain('practice-single-vpc.json')
  expect(kept.filter((name) => name.endsWith('.journal.jsonl'))).toHaveLength(1)
})

test('an onboarding is handed over to another computer, where what differs is decided', async () => {
  const [here, there] = [await scratchDirectory(), await scratchDirectory()]
  const file = join(here, 'acme.handover')
  const as = join(there, 'acme.onboarding.json')
  const practice = ['--practice', 'single-vpc']
  const written = await command('handover', ...practice, '--data-dir', here, '--out', file)
  expect(written.status).toBe(0)
  expect(written.lines).toContain(`${file}: the onboarding, and 0 events of its journal.`)
  const again = ['handover', ...practice, '--data-dir', here, '--out', file]
  const left = await command(...again)
  expect([left.status, left.text]).toEqual([2, expect.stringContaining('To replace it, add --yes.')])
  const { lines, pictures, terminal } = fakeTerminal()
  const ask = async (question: string) => {
    lines.push(question)
    return true
  }
  const person = { lines, pictures, terminal: { ...terminal, interactive: true, ask } }
  expect((await commandAt(person, ...again)).status).toBe(0)
  expect(lines).toContain(`Replace ${file}?`)

  const import_ = (...words: string[]) =>
    command('import-handover', file, '--as', as, ...practice, '--data-dir', there, ...words)
  const first = await import_()
  expect(first.status).toBe(0)
  expect(first.text).toContain('This computer has none of this onboarding yet.')

  const changed = (await readFile(as, 'utf8')).replace('"medium"', '"high"')
  await writeFile(as, changed)
  const asked = await import_()
  expect([asked.status, await readFile(as, 'utf8')]).toEqual([2, changed])
  expect(asked.text).toMatch(/: connector\.priority\n {2}On this computer: high\n {2}Handed over: medium\n/)
  expect((await import_('--keep', 'theirs')).status).toBe(0)
  expect(await readFile(as, 'utf8')).toContain('"medium"')
})

test('a prepared file has no access; the customer chooses it, and before that every look says what is missing', async () => {
  const directory = await scratchDirectory()
  const [file, list] = [join(directory, 'acme.onboarding.json'), join(directory, 'accounts.csv')]
  await writeFile(list, '444455556666,prod\n')
  const made = await command('prepare', file, '--customer', 'Acme', '--accounts', list)
  expect(made.text).toContain('444455556666  prod: ExternalID acme-prod, Acme prod, priority medium')
  const about = ['--practice', 'single-vpc', '--data-dir', directory]
  expect((await command('status', file, ...about)).text).toContain('Prepared, not begun.')
  const looked = await command('plan', file, ...about)
  expect([looked.status, looked.text]).toEqual([
    3,
    expect.stringContaining('nobody has said yet how to sign in to it'),
  ])

  expect((await command('choose-access', file, ...about)).text).toContain('Name one way to sign in')
  const role = ['--role-name', 'OrganizationAccountAccessRole']
  expect((await command('choose-access', file, ...about, '--keys', ...role)).text).toContain('accountId')
  expect((await command('choose-access', file, ...about, '--environment', ...role)).status).toBe(0)
  expect((await command('plan', file, ...about)).text).toContain('A run would create 1 stack and 1 flow log')
  expect((await command('choose-access', file, ...about, '--environment')).text).toContain(
    'has an access already',
  )
})

test('a check tells a scheduler what changed, once, and since a date', async () => {
  const dataDir = await scratchDirectory()
  const about = ['--practice', 'single-vpc', '--data-dir', dataDir]
  expect((await command('run', ...about, '--acknowledge-iam')).status).toBe(0)
  const calm = await command('check', ...about)
  expect(calm.text).toContain('Nothing changed since ')
  expect((await command('check', ...about, '--since', 'yesterday')).text).toContain('It is a date such as')
  // Somebody deletes the flow log of the practice cloud while the app is closed.
  const state = join(dataDir, 'practice-single-vpc.json')
  const world = JSON.parse(await readFile(state, 'utf8')) as unknown
  await writeFile(state, JSON.stringify(withoutFlowLogs(world)))
  const { status, lines } = await command('check', ...about, '--json')
  const printed = JSON.parse(lines.find((line) => line.startsWith('{')) ?? '') as {
    changes: { kind: string }[]
  }
  expect([status, printed.changes.map(({ kind }) => kind)]).toEqual([3, ['gone']])
  const again = await command('check', ...about)
  expect([again.status, again.text]).toEqual([3, expect.stringContaining('Nothing changed since ')])
})

function withoutFlowLogs(world: unknown): unknown {
  if (Array.isArray(world)) return world.map(withoutFlowLogs)
  if (typeof world !== 'object' || world === null) return world
  return Object.fromEntries(
    Object.entries(world).map(([key, value]) => [key, key === 'flowLogs' ? [] : withoutFlowLogs(value)]),
  )
}

test('a check names the accounts of the organization that are not in the file, when asked to', async () => {
  const directory = await scratchDirectory()
  const file = join(directory, 'acme.onboarding.json')
  const onboarding = practiceOnboarding(SCENARIOS.ordinary)
  const [, ...known] = onboarding.accounts
  const missing = onboarding.accounts.find(
    ({ accountId }) => !known.some((one) => one.accountId === accountId),
  )
  await writeFile(file, formatOnboarding({ ...onboarding, id: '0b9c1234-ordinary', accounts: known }))
  const about = [file, '--practice', 'ordinary', '--data-dir', directory]
  const { status, lines } = await command('check', ...about, '--organization')
  const line = lines.find((one) => one.startsWith(`  ${missing?.accountId}  ${missing?.name}: joined `))
  expect([status, line]).toEqual([3, expect.stringContaining(`ExternalID ${missing?.externalId}.`)])
  expect((await command('check', ...about)).text).not.toContain('of the organization')
  // Added once, it is no news any more.
  const added = await command('new-accounts', ...about, '--add-all')
  expect([added.status, added.text]).toEqual([0, expect.stringContaining(`${missing?.name} added to `)])
})
