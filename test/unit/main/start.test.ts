import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { connectFromNode } from '../../tools/connectFromNode.ts'

const START = fileURLToPath(new URL('../../../main/start.mjs', import.meta.url))

/** Starts what `npm start` runs, without ever touching Electron's runtime. */
async function start(...options: readonly string[]) {
  const directory = await mkdtemp(join(tmpdir(), 'start-'))
  const child = spawn(process.execPath, [START, '--no-open', '--data-dir', directory, ...options], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH, ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent' },
  })
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await rm(directory, { recursive: true, force: true })
  })
  const ended = once(child, 'exit')
  const [out, err] = [text(child.stdout), text(child.stderr)]
  const end = async () => ({ status: (await ended)[0], out: await out, err: await err })
  const address = new Promise<URL>((resolve) => {
    child.stdout.once('data', (line: Buffer) =>
      resolve(
        new URL(
          String(line)
            .replace(/^Open /, '')
            .trim(),
        ),
      ),
    )
  })
  return { child, directory, end, address }
}

test('--web prints one line, serves, and SIGTERM ends a run cleanly so that it can go on', {
  timeout: 120_000,
}, async () => {
  const { child, directory, end, address } = await start('--web', '--practice', 'slow')
  const url = await address
  expect(url.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/)
  expect((await fetch(url.origin)).headers.get('content-type')).toBe('text/html; charset=utf-8')
  const client = connectFromNode(url.href)
  expect(await client.current()).toMatchObject({ practice: 'slow' })
  await client.activity.start({ activity: 'run', consent: { iam: 'any' } })
  child.kill('SIGTERM')
  const { status, out, err } = await end()
  expect(status).toBe(0)
  expect(out).toBe(`Open ${url.href}\n`)
  expect(err).not.toMatch(/Fault|Error|at .*\.ts/)
  expect(err).toContain('What was done so far is saved.')
  // The lock is gone, so the next start has the journal at once.
  expect((await readdir(directory)).filter((name) => name.endsWith('.lock'))).toEqual([])
})

test('without a runtime the page takes the window’s place, and says why', { timeout: 120_000 }, async () => {
  const { child, end, address } = await start()
  await address
  child.kill('SIGINT')
  const { status, err } = await end()
  expect(status).toBe(0)
  expect(err).toMatch(/^Electron’s runtime is not installed .*The app opens in your browser instead\.$/m)
})

test.each([
  ['a port that is none', ['--web', '--port', '70000'], /It is a number from 0 to 65535/],
  ['a scenario that is none', ['--web', '--practice', 'nothing'], /Allowed choices are ordinary/],
  ['an option that is none', ['--wep'], /Did you mean --web/],
])('%s is refused in words', { timeout: 120_000 }, async (_, options, words) => {
  const { status, out, err } = await (await start(...options)).end()
  expect(status).toBe(1)
  expect(out).toBe('')
  expect(err).toMatch(words)
  expect(err).not.toMatch(/at .*\.ts/)
})

test('a port that is taken is said in a sentence', { timeout: 120_000 }, async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  await once(other, 'listening')
  const taken = other.address()
  const port = typeof taken === 'object' ? taken?.port : undefined
  const { status, out, err } = await (await start('--web', '--port', String(port))).end()
  expect(status).toBe(2)
  expect(out).toBe('')
  expect(err).toContain(`Port ${port} is taken.`)
})
