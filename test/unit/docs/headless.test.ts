import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { parseDocument } from 'yaml'
import { schedulerRoleTemplate } from '../../../app/permissions/schedulerRole.ts'
import { EXIT } from '../../../main/terminal/exitStatus.ts'
import { everyCommand } from '../../../main/terminal/loadCommands.ts'
import { createProgram } from '../../../main/terminal/program.ts'
import { fakeTerminal } from '../../doubles/fakeTerminal.ts'
import { scratchDirectory } from '../../doubles/scratchDirectory.ts'

const EXAMPLES = resolve(import.meta.dirname, '../../../assets/examples/headless')
const README = readFileSync(join(EXAMPLES, 'README.md'), 'utf8')
const COMMANDS = createProgram(fakeTerminal().terminal, () => {}, await everyCommand()).commands
const OPTIONS = new Set(COMMANDS.flatMap(({ options }) => options.map(({ long }) => long)))

test.each(globSync('*.yml', { cwd: EXAMPLES }).concat(globSync('*.yaml', { cwd: EXAMPLES })))(
  '%s is YAML',
  (name) => {
    const { errors } = parseDocument(readFileSync(join(EXAMPLES, name), 'utf8'))
    expect(errors).toEqual([])
  },
)

test('the role of the accounts is up to date, and creates no stack', () => {
  const text = readFileSync(join(EXAMPLES, 'account-role.template.yaml'), 'utf8')
  expect(text).toBe(schedulerRoleTemplate())
  expect(text.match(/"(iam|cloudformation):(Create|Put|Tag|Delete|Attach)\w+"/g)).toBeNull()
  expect(text.split('- MayRun')[0]).not.toMatch(/"ec2:Create|"logs:/)
  expect(text.split('- MayRun')[1]).toMatch(/"ec2:CreateFlowLogs"/)
})

describe('README.md', () => {
  test('tells every exit status of the program, and no other', () => {
    const told = [...README.matchAll(/^\| (\d+) \|/gm)].map(([, status]) => Number(status))
    expect(told).toEqual(Object.values(EXIT))
  })

  test('names files, commands and options that are there', () => {
    const code = [...README.matchAll(/`([^`\n]+)`/g)].map(([, words = '']) => words)
    const files = code.filter((words) => /^[\w-]+(\.template)?\.(sh|yml|yaml)$|^crontab$/.test(words))
    expect(new Set(files)).toEqual(
      new Set(globSync('*', { cwd: EXAMPLES }).filter((name) => basename(name) !== 'README.md')),
    )
    const verbs = code.flatMap((words) => /^onboard ([\w-]+)/.exec(words)?.[1] ?? [])
    expect(verbs).not.toEqual([])
    expect(verbs.filter((verb) => !COMMANDS.some((command) => command.name() === verb))).toEqual([])
    const options = code.flatMap((words) => words.match(/--[a-z-]+/g) ?? [])
    expect(options).not.toEqual([])
    expect(options.filter((option) => !OPTIONS.has(option))).toEqual([])
  })
})

describe.skipIf(process.platform === 'win32')('headless.sh', () => {
  /** The script, with programs that only write down how they were called. */
  async function start(
    verb: string,
    { status = 0, aws = 0, state = 's3://bucket/acme' }: { status?: number; aws?: number; state?: string },
  ) {
    const directory = await scratchDirectory()
    const stub = (name: string, end: number) =>
      writeFile(
        join(directory, name),
        `#!/bin/sh\necho "${name} $*" >>"${directory}/calls"\necho "{}"\nexit ${end}\n`,
        { mode: 0o755 },
      )
    await stub('onboard', status)
    await stub('aws', aws)
    const ended = spawnSync(join(EXAMPLES, 'headless.sh'), [verb], {
      env: {
        PATH: `${directory}:${process.env.PATH}`,
        ONBOARDING: 'acme.onboarding.json',
        DATA_DIR: join(directory, 'data'),
        OUT: join(directory, 'out'),
        STATE: state,
      },
    })
    const calls = await readFile(join(directory, 'calls'), 'utf8').catch(() => '')
    return { status: ended.status, calls: calls.split('\n').filter((call) => call !== '') }
  }

  const namesOf = (calls: readonly string[]) => calls.map((call) => call.split(' ').slice(0, 2).join(' '))

  test.each(['check', 'run'])('calls what the program has: %s', async (verb) => {
    const { calls } = await start(verb, { state: '' })
    expect(namesOf(calls)).toEqual([`onboard ${verb}`, 'onboard report'])
    for (const call of calls) {
      const [, name, ...words] = call.split(' ')
      const known = COMMANDS.find((command) => command.name() === name)?.options.map(({ long }) => long) ?? []
      expect(known).toEqual(expect.arrayContaining(words.filter((word) => word.startsWith('--'))))
    }
  })

  test('ends as the program does, after the report was written and the journal saved', async () => {
    for (const status of Object.values(EXIT)) {
      const ended = await start('check', { status })
      expect(ended.status).toBe(status)
      expect(namesOf(ended.calls)).toEqual(['aws s3', 'onboard check', 'onboard report', 'aws s3'])
    }
  })

  test('begins no other journal where the one of the last time can not be read', async () => {
    const { status, calls } = await start('run', { aws: 1 })
    expect(status).toBe(EXIT.unfinished)
    expect(namesOf(calls)).toEqual(['aws s3'])
  })

  test('refuses another verb', async () => {
    expect(await start('undo', {})).toEqual({ status: EXIT.wrongInput, calls: [] })
  })
})
