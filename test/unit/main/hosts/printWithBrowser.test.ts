import { existsSync } from 'node:fs'
import { chmod, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { findBrowser } from '../../../../main/hosts/findBrowser.ts'
import { printWithBrowser } from '../../../../main/hosts/printWithBrowser.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

// The stand-ins for a browser are shell scripts.
const onUnix = test.skipIf(process.platform === 'win32')

/** A browser that does this; `$pdf` is the file that it is to write, `$page` the page. */
async function browserThat(does: string): Promise<string> {
  const directory = await scratchDirectory()
  const path = join(directory, 'chromium')
  const script = `#!/bin/sh
for word in "$@"; do
  case "$word" in --print-to-pdf=*) pdf="\${word#--print-to-pdf=}" ;; file://*) page="\${word#file://}" ;; esac
done
${does}
`
  await writeFile(path, script)
  await chmod(path, 0o700)
  vi.stubEnv('CHROME_PATH', path)
  return directory
}

onUnix(
  'the page is printed; nothing of it, no credential and no way out is left to the browser',
  async () => {
    const directory = await browserThat(
      `env > "$(dirname "$0")/env"; echo "$pdf" > "$(dirname "$0")/pdf"; echo "$@" > "$(dirname "$0")/words"
     stat -c %a "$page" "$(dirname "$page")" > "$(dirname "$0")/modes" 2>/dev/null || true
     { printf '%%PDF-'; cat "$page"; } > "$pdf"`,
    )
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'canary')
    const pdf = await printWithBrowser('<p>The report</p>')
    expect(Buffer.from(pdf).toString()).toBe('%PDF-<p>The report</p>')
    const noted = (name: string) => readFile(join(directory, name), 'utf8')
    expect(await noted('env')).not.toContain('canary')
    expect(await noted('words')).toContain('--host-resolver-rules=MAP * ~NOTFOUND')
    if (process.platform === 'linux') expect(await noted('modes')).toBe('600\n700\n')
    await expect(readFile((await noted('pdf')).trim())).rejects.toThrow(/ENOENT/)
  },
)

onUnix.each([
  ['that fails', 'exit 7', /ended with status 7 and wrote none, so no PDF was written/],
  ['that writes something else', 'echo "<html>" > "$pdf"', /so no PDF was written/],
])('a browser %s is told with another way', async (_, does, said) => {
  await browserThat(does)
  await expect(printWithBrowser('')).rejects.toThrow(said)
  await expect(printWithBrowser('')).rejects.toThrow(/print it as PDF there/)
})

onUnix('a cancelled call ends the browser and what it started', async () => {
  const directory = await browserThat(
    'sleep 1000 & echo $! > "$(dirname "$0")/child"; mv "$(dirname "$0")/child" "$(dirname "$0")/started"; wait',
  )
  const cancelled = new AbortController()
  const printed = printWithBrowser('', cancelled.signal)
  const child = await vi.waitFor(
    async () => Number(await readFile(join(directory, 'started'), 'utf8')),
    10_000,
  )
  cancelled.abort(new Error('Cancelled'))
  await expect(printed).rejects.toThrow('Cancelled')
  await vi.waitFor(() => expect(() => process.kill(child, 0)).toThrow(/ESRCH/), 10_000)
})

onUnix('nothing of the report stays behind when this program ends meanwhile', async () => {
  const directory = await browserThat(
    'echo "$page" > "$(dirname "$0")/new"; mv "$(dirname "$0")/new" "$(dirname "$0")/started"; sleep 1000',
  )
  const before = process.listeners('exit')
  const printed = printWithBrowser('<p>The report</p>')
  const page = await vi.waitFor(
    async () => (await readFile(join(directory, 'started'), 'utf8')).trim(),
    10_000,
  )
  expect(existsSync(page)).toBe(true)
  for (const atExit of process.listeners('exit').filter((each) => !before.includes(each))) atExit(0)
  expect(existsSync(dirname(page))).toBe(false)
  await expect(printed).rejects.toThrow(/so no PDF was written/)
  expect(process.listeners('exit')).toEqual(before)
})

test.each(['/no/such/browser', '/', 'package.json', 'node_modules/.bin/tsc'])(
  'CHROME_PATH that names %s is refused by name',
  async (path) => {
    vi.stubEnv('CHROME_PATH', path)
    await expect(printWithBrowser('')).rejects.toThrow(
      `CHROME_PATH names ${path}, which is not the whole path`,
    )
  },
)

onUnix('a browser is looked for on PATH, and never in a relative directory of it', async () => {
  const directory = await browserThat('')
  expect(await findBrowser({ PATH: `.:relative:/nowhere:${directory}` }, 'linux')).toBe(
    join(directory, 'chromium'),
  )
  expect(await findBrowser({ PATH: '.:relative' }, 'linux')).toBeUndefined()
})
