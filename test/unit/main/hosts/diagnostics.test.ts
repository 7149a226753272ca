import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { diagnostics } from '../../../../main/hosts/diagnostics.ts'

const NOW = new Date('2026-11-29T02:40:00Z')

async function directoryWith(files: Readonly<Record<string, string>>): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'diagnostics-'))
  onTestFinished(() => rm(directory, { recursive: true, force: true }))
  await mkdir(join(directory, 'journals'))
  for (const [name, text] of Object.entries(files))
    await writeFile(join(directory, name), text, { mode: 0o600 })
  return directory
}

test('versions, files by name and size, the last faults and the names of variables; no value and no credential', async () => {
  const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
  const directory = await directoryWith({
    'journals/5f0c2a7e-acme.jsonl': '{"accountId":"111122223333"}\n',
    'faults.log': `2026-11-29T02:00:00.000Z Fault a1b2c3d4: Error: arn:aws:iam::111122223333:role/x with ${secret} and AKIAIOSFODNN7EXAMPLE\n      at ${homedir()}/app/main.js:1:2\n`,
  })
  const text = await diagnostics(
    directory,
    { AWS_SECRET_ACCESS_KEY: secret, AWS_PROFILE: '', https_proxy: 'http://jane:pw@proxy', EDITOR: 'vi' },
    NOW,
  )
  expect(text).toContain('diagnostics, 2026-11-29T02:40:00.000Z')
  expect(text).toContain(`Node.js ${process.versions.node}`)
  expect(text).toMatch(/journals\/5f0c2a7e-acme\.jsonl: 29 bytes, .*, mode 600/)
  expect(text).toContain('Fault a1b2c3d4')
  expect(text).toContain('\n  AWS_SECRET_ACCESS_KEY\n  https_proxy\n')
  for (const hidden of [secret, 'AKIAIOSFODNN7EXAMPLE', 'pw@proxy', '111122223333', 'EDITOR', homedir()]) {
    expect(text).not.toContain(hidden)
  }
})

test('what is not there or steers a terminal is said, and nothing is thrown', async () => {
  const directory = await directoryWith({ 'odd\u001b[31m.txt': '' })
  expect(await diagnostics(directory, {}, NOW)).not.toContain('\u001b')
  const odd = await diagnostics(join(directory, 'gone\u001b[31m\nForged'), {}, NOW)
  expect(odd).not.toContain('\u001b')
  expect(odd).not.toContain('\nForged')
  const text = await diagnostics(join(directory, 'gone'), {}, NOW)
  expect(text).toMatch(/gone\n {2}can't be read: ENOENT/)
  expect(text).toMatch(/faults\.log\)\n {2}None\./)
})

test('of a log without an end only its last lines are read', async () => {
  const directory = await directoryWith({ 'faults.log': `${'old\n'.repeat(100_000)}the last\n` })
  const lines = (await diagnostics(directory, {}, NOW)).split('\n')
  expect(lines.filter((line) => line === '  old')).toHaveLength(99)
  expect(lines).toContain('  the last')
})
