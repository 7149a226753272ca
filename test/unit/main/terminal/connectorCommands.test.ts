import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { InvalidInputError } from '../../../../main/failures/invalidInputError.ts'
import { everyCommand } from '../../../../main/terminal/loadCommands.ts'
import { createProgram } from '../../../../main/terminal/program.ts'
import { fakeTerminal } from '../../../doubles/fakeTerminal.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

const COMMANDS = await everyCommand()

async function command(...words: readonly string[]) {
  const { lines, terminal } = fakeTerminal()
  let status: number | undefined
  const program = createProgram(
    terminal,
    (given) => {
      status = given
    },
    COMMANDS,
  )
  await program.parseAsync(words, { from: 'user' }).catch((error: unknown) => {
    if (!(error instanceof InvalidInputError)) throw error
    lines.push(...error.errors)
  })
  return { status, text: lines.join('\n') }
}

/** A practice organization of which everything but the connectors is done. */
async function done(scenario: string) {
  const directory = await scratchDirectory()
  const about = ['--practice', scenario, '--data-dir', directory]
  await command('run', ...about, '--acknowledge-iam', '--yes')
  return { directory, about }
}

test('a sheet is written, entered, copied back as a list, and compared line by line', async () => {
  const { directory, about } = await done('shared-vpc')
  const [sheet, list] = [join(directory, 'sheet.xlsx'), join(directory, 'list.csv')]
  expect((await command('connectors', ...about)).text).toContain('Acme staging  012345678901  acme-staging')
  expect((await command('connectors', ...about, '--format', 'xlsx')).text).toContain('name its file')
  expect((await command('connectors', ...about, '--out', sheet)).text).toContain(`Connector sheet: ${sheet}`)
  expect((await readFile(sheet)).subarray(0, 2).toString()).toBe('PK')
  expect((await command('connectors', ...about, '--out', sheet)).status).toBe(2)

  await writeFile(
    list,
    'Name;Account ID;External ID\nAcme prod;444455556666;acme-prod\nAcme staging;012345678901;acme-stagin\n',
  )
  const first = await command('confirm-connectors', ...about, '--from', list)
  expect(first.status).toBe(3)
  expect(first.text).toContain('prod (444455556666): all values are as they should be.')
  expect(first.text).toContain('it stops after 11 characters, where "g" should follow')
  expect(first.text).toContain('1 connector confirmed, 1 recorded as entered differently.')
  await writeFile(list, (await readFile(list, 'utf8')).replace('stagin\n', 'staging\n'))
  const second = await command('confirm-connectors', ...about, '--from', list)
  expect([second.status, second.text]).toEqual([0, expect.stringContaining('1 connector confirmed.')])
  expect((await command('confirm-connectors', ...about, '--from', directory)).text).toContain(
    'found a directory',
  )
})

test('the request is printed, given as a mail, and written', async () => {
  const { directory, about } = await done('bucket-not-ready')
  const file = join(directory, 'request.txt')
  const printed = await command('request', ...about)
  expect(printed.status).toBe(0)
  expect(printed.text).toMatch(
    // Whichever Region AWS answers for first asks for the account.
    /(us-east-1|eu-west-1): .* UTC.*, code 400, request ID \S+\n {4}VPCs without a flow log: vpc-/,
  )
  const mail = await command('request', ...about, '--email')
  expect(mail.text).toContain('Subject: ActiveEye: please allow 1 AWS account of Acme on the flow-log bucket')
  await command('request', ...about, '--out', file)
  expect(printed.text).toContain((await readFile(file, 'utf8')).trimEnd())
  const none = await done('single-vpc')
  expect((await command('request', ...none.about)).text).toContain('Nothing is to be requested')
})
