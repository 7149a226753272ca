import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test, vi } from 'vitest'
import { connectFromNode } from '../tools/connectFromNode.ts'

/*
 * Every user of a computer can read the arguments of all of its programs, and a program's children inherit its
 * environment. So the real host is started with a browser that keeps what it was given, and /proc is read meanwhile.
 */

const START = fileURLToPath(new URL('../../main/start.mjs', import.meta.url))

/** What the person who starts the app may have in the environment. */
const SECRETS = {
  AWS_ACCESS_KEY_ID: 'AKIACANARYCANARY1234',
  AWS_SECRET_ACCESS_KEY: 'canary/secret/access/key/canary/canary12',
  AWS_SESSION_TOKEN: 'canary-session-token',
  HTTPS_PROXY: 'http://user:canary-proxy-password@127.0.0.1:9',
  GITHUB_TOKEN: 'canary-of-somebody-else',
} as const

const isLinux = process.platform === 'linux'

interface Seen {
  readonly pid: number
  readonly words: string
  readonly environment: string
}

/** All processes that carry the mark in their environment, as another program sees them now. */
function processesWith(mark: string): readonly Seen[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8')
        if (!environment.includes(mark)) return []
        return [{ pid: Number(pid), words: readFileSync(`/proc/${pid}/cmdline`, 'utf8'), environment }]
      } catch {
        // It has ended, or is another user's.
        return []
      }
    })
}

async function launch({ hasSnaps = false } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'launch-'))
  const [runtime, browser, mark] = [join(home, 'runtime'), join(home, 'browser'), `mark-${home.slice(-6)}`]
  await mkdir(runtime, { mode: 0o700 })
  if (hasSnaps) await mkdir(join(home, 'snap'))
  // Stays until it is told to go, as a browser does.
  await writeFile(
    browser,
    `#!/bin/sh\nprintf '%s' "$1" > '${home}/given.part'\nmv '${home}/given.part' '${home}/given'\nwhile [ -e '${home}/given' ]; do sleep 0.1; done\n`,
  )
  await chmod(browser, 0o700)
  const host = spawn(process.execPath, [START, '--web', '--data-dir', join(home, 'data')], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: process.env.PATH,
      HOME: home,
      XDG_RUNTIME_DIR: runtime,
      XDG_MARK: mark,
      BROWSER: browser,
      ELECTRON_OVERRIDE_DIST_PATH: '/nonexistent',
      ...SECRETS,
    },
  })
  onTestFinished(async () => {
    host.kill('SIGKILL')
    await rm(home, { recursive: true, force: true })
  })
  const address = await printedAddress(host)
  const seen: Seen[] = []
  const given = await vi.waitFor(
    async () => {
      seen.push(...processesWith(mark))
      return readFile(join(home, 'given'), 'utf8')
    },
    { timeout: 60_000, interval: 5 },
  )
  seen.push(...processesWith(mark))
  return { host, home, runtime, address, given, seen, token: new URL(address).hash.replace('#token=', '') }
}

async function printedAddress({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error('There is no output.')
  for await (const line of createInterface({ input: stdout })) {
    if (line.startsWith('Open ')) return line.slice('Open '.length)
  }
  throw new Error('The host did not start.')
}

test.runIf(isLinux)(
  'no argument and no environment of a child holds a secret',
  { timeout: 120_000 },
  async () => {
    const { host, seen, token, given } = await launch()
    expect(token).toMatch(/^[\w-]{43}$/)
    const children = seen.filter(({ pid }) => pid !== host.pid)
    // The browser itself is among them, or this shows nothing.
    expect(children.some(({ words }) => words.includes(given))).toBe(true)
    expect(given).not.toContain(token)
    for (const { words } of seen) {
      for (const secret of [token, ...Object.values(SECRETS)]) expect(words).not.toContain(secret)
    }
    for (const { environment } of children) {
      for (const secret of [token, ...Object.values(SECRETS)]) expect(environment).not.toContain(secret)
      expect(environment).toMatch(/(^|\0)HOME=/)
    }
  },
)

test.runIf(isLinux)(
  'the browser is given a file that only its user can read, until a page has connected',
  { timeout: 120_000 },
  async () => {
    const { given, address, runtime } = await launch()
    const uid = process.getuid?.()
    expect(statSync(given)).toMatchObject({ uid, mode: 0o100600 })
    expect(statSync(dirname(given))).toMatchObject({ uid, mode: 0o040700 })
    expect(dirname(dirname(given))).toBe(runtime)
    expect(await readFile(given, 'utf8')).toContain(`content="0; url=${address}"`)
    expect(await readFile(given, 'utf8')).not.toContain('<script')

    // A stranger who finds the port does not make it go away.
    await fetch(new URL(address).origin)
    await expect(
      connectFromNode(address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'))).about(),
    ).rejects.toThrow()
    expect(existsSync(given)).toBe(true)
    await connectFromNode(address).about()
    await vi.waitFor(() => expect(readdirSync(runtime)).toEqual([]))
  },
)

test.runIf(isLinux)('the file goes with the host when no page has come', { timeout: 120_000 }, async () => {
  const { host, given, runtime } = await launch()
  expect(existsSync(given)).toBe(true)
  host.kill('SIGTERM')
  await once(host, 'exit')
  expect(readdirSync(runtime)).toEqual([])
})

test.runIf(isLinux)(
  'where snaps are used, the file is where their browsers can read',
  { timeout: 120_000 },
  async () => {
    const { host, home, given, runtime } = await launch({ hasSnaps: true })
    expect(dirname(dirname(given))).toBe(home)
    expect(given.slice(home.length)).not.toContain('/.')
    expect(statSync(given).mode).toBe(0o100600)
    expect(statSync(dirname(given)).mode).toBe(0o040700)
    expect(readdirSync(runtime)).toEqual([])
    host.kill('SIGTERM')
    await once(host, 'exit')
    expect(existsSync(dirname(given))).toBe(false)
  },
)
