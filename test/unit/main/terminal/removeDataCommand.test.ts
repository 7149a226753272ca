import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Command } from 'commander'
import { expect, test } from 'vitest'
import { addRemoveDataCommand } from '../../../../main/terminal/commands/removeDataCommand.ts'
import { fakeTerminal } from '../../../doubles/fakeTerminal.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

/** Runs the command on this data directory. @returns what it printed, and its exit status */
async function removeData(directory: string, ...words: readonly string[]) {
  const { lines, terminal } = fakeTerminal()
  let status: number | undefined
  const command = new Command()
  addRemoveDataCommand({
    command,
    terminal,
    exit: (given) => {
      status = given
    },
  })
  await command.parseAsync(['remove-data', '--data-dir', directory, ...words], { from: 'user' })
  return { status, text: lines.join('\n') }
}

test('lists everything, removes nothing unasked, and with --yes only what is the app’s', async () => {
  const directory = await scratchDirectory()
  await mkdir(join(directory, 'drafts'))
  await writeFile(join(directory, 'drafts', `${'a'.repeat(32)}.json`), '{}')
  await writeFile(join(directory, 'settings.json'), '{"version":1,"theme":"blue"}')
  await writeFile(join(directory, 'acme.onboarding.json'), '{}')

  const unasked = await removeData(directory)
  expect(unasked.status).toBe(3)
  expect(unasked.text).toContain('theme: found "blue"')
  expect(unasked.text).toContain(`    drafts/${'a'.repeat(32)}.json`)
  expect(unasked.text).toContain('so it stays in')
  expect(unasked.text).toContain('Nothing was removed. To remove it without being asked, add --yes.')
  expect((await readdir(directory)).sort()).toEqual(['acme.onboarding.json', 'drafts', 'settings.json'])

  const { status, text } = await removeData(directory, '--yes')
  expect(status).toBe(0)
  expect(text).toMatch(/^Removed: 2 files, 30 bytes /m)
  expect(await readdir(directory)).toEqual(['acme.onboarding.json'])
  expect((await removeData(directory)).text).toContain('This app keeps nothing on this computer.')
})
