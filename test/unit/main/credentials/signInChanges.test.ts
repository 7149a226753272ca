import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createSignInChanges, watchCredentialFiles } from '../../../../main/credentials/signInChanges.ts'
import { connected, identity, localAws, never } from '../../../doubles/localAws.ts'
import { accountWith, awsFiles, keys } from './localUser.ts'

/** The looks are made by hand, so that no test waits for one. */
function looksByHand(): { look(): Promise<void>; running(): number } {
  const looks = new Map<number, () => unknown>()
  let made = 0
  const set = vi.spyOn(globalThis, 'setInterval').mockImplementation(((look: () => unknown) => {
    made += 1
    looks.set(made, look)
    return Object.assign(Object(made), { unref() {} })
  }) as typeof setInterval)
  const clear = vi.spyOn(globalThis, 'clearInterval').mockImplementation((timer) => {
    looks.delete(Number(timer))
  })
  onTestFinished(() => {
    set.mockRestore()
    clear.mockRestore()
  })
  return {
    async look() {
      for (const one of looks.values()) await one()
    },
    running: () => looks.size,
  }
}

/** Everything that signing in elsewhere may change. */
async function places() {
  const { home, config, credentials, env } = await awsFiles({ config: '', credentials: '' })
  const sso = join(home, '.aws/sso/cache/token.json')
  const login = join(home, 'login/session.json')
  for (const file of [sso, login]) await mkdir(dirname(file), { recursive: true })
  return { config, credentials, sso, login, env: { ...env, AWS_LOGIN_CACHE_DIRECTORY: dirname(login) } }
}

describe('the files of the AWS configuration', () => {
  /** Called back each time that a look finds a change. */
  async function watched(env: Awaited<ReturnType<typeof places>>['env']) {
    const hand = looksByHand()
    let news = 0
    const end = watchCredentialFiles(env, () => {
      news += 1
    })
    onTestFinished(end)
    // The first look, which later ones are compared with, begins by itself; when it has ended, a change is found.
    for (let round = 1; news === 0; round += 1) {
      await writeFile(env.AWS_CONFIG_FILE, '#'.repeat(round))
      await hand.look()
    }
    const before = news
    return { ...hand, end, news: () => news - before }
  }

  test.each(['config', 'credentials', 'sso', 'login'] as const)(
    '%s: written, replaced, touched and gone',
    async (which) => {
      const found = await places()
      const file = found[which]
      const { look, news } = await watched(found.env)
      expect(news()).toBe(0)
      await writeFile(file, `[a]\n${keys('AKIAX')}`)
      await look()
      expect(news()).toBe(1)
      await look()
      expect(news()).toBe(1)
      // As editors and the AWS CLI do it: another file takes the name, with the same size.
      await writeFile(`${file}.new`, `[b]\n${keys('AKIAX')}`)
      await rename(`${file}.new`, file)
      await look()
      expect(news()).toBe(2)
      await utimes(file, 1, 1)
      await look()
      expect(news()).toBe(3)
      await rm(file)
      await look()
      expect(news()).toBe(4)
    },
  )

  test('a cache that appears only with the first sign-in', async () => {
    const found = await places()
    await rm(dirname(found.sso), { recursive: true })
    const { look, news } = await watched(found.env)
    await mkdir(dirname(found.sso), { recursive: true })
    await look()
    expect(news()).toBe(0)
    await writeFile(found.sso, '{}')
    await look()
    expect(news()).toBe(1)
  })

  test('nobody looks any more when it is ended', async () => {
    const { env } = await places()
    const { end, running } = await watched(env)
    expect(running()).toBe(1)
    end()
    expect(running()).toBe(0)
  })
})

describe('news', () => {
  test('go to everybody who listens; the files are looked at as long as somebody does', async () => {
    const { env } = await places()
    const { running } = looksByHand()
    const changes = createSignInChanges(env)
    const heard: string[] = []
    expect(running()).toBe(0)
    const ends = ['one', 'other'].map((who) => changes.onChange(() => void heard.push(who)))
    expect(running()).toBe(1)
    changes.tell()
    expect(heard).toEqual(['one', 'other'])
    ends[0]?.()
    ends[0]?.()
    expect(running()).toBe(1)
    changes.tell()
    expect(heard).toEqual(['one', 'other', 'other'])
    ends[1]?.()
    expect(running()).toBe(0)
  })

  test('the next ones are waited for, or given up', async () => {
    const { env } = await places()
    const { running } = looksByHand()
    const changes = createSignInChanges(env)
    const waiting = changes.next(never())
    expect(running()).toBe(1)
    changes.tell()
    await waiting
    expect(running()).toBe(0)

    const abort = new AbortController()
    const reason = new Error('cancelled')
    const given = changes.next(abort.signal)
    abort.abort(reason)
    await expect(given).rejects.toBe(reason)
    await expect(changes.next(abort.signal)).rejects.toBe(reason)
    expect(running()).toBe(0)
  })

  const ACCOUNT_ID = '111122223333'
  test.each<[string, (awsAccounts: ReturnType<typeof connected>) => unknown]>([
    [
      'keys that are entered',
      ({ signIns }) => signIns.enterKeys(ACCOUNT_ID, { accessKeyId: 'AKIAX', secretAccessKey: 's' }),
    ],
    ['keys that are forgotten', ({ signIns }) => signIns.forget(ACCOUNT_ID)],
    ['everything that is forgotten', ({ signIns }) => signIns.forget()],
    [
      'credentials of the account that are forgotten',
      ({ forgetCredentials }) => forgetCredentials(ACCOUNT_ID),
    ],
    ['all credentials that are forgotten', ({ forgetCredentials }) => forgetCredentials()],
  ])('%s wake an account that waits', async (_, act) => {
    const { env } = await places()
    const { running } = looksByHand()
    const aws = await localAws(() => identity(ACCOUNT_ID))
    const awsAccounts = connected(aws.endpoint, { env })
    const woken = awsAccounts.account(accountWith({ kind: 'keys' }, ACCOUNT_ID)).signInNews(never())
    await act(awsAccounts)
    await woken
    expect(running()).toBe(0)
  })

  test('keys that lead elsewhere wake nobody', async () => {
    const { env } = await places()
    looksByHand()
    const aws = await localAws(() => identity('999999999999'))
    const awsAccounts = connected(aws.endpoint, { env })
    const abort = new AbortController()
    const news = awsAccounts.account(accountWith({ kind: 'keys' }, ACCOUNT_ID)).signInNews(abort.signal)
    await awsAccounts.signIns.enterKeys(ACCOUNT_ID, { accessKeyId: 'AKIAX', secretAccessKey: 's' })
    abort.abort(new Error('nothing came'))
    await expect(news).rejects.toThrow('nothing came')
  })

  test('a changed file wakes an account that waits', async () => {
    const found = await places()
    const { look, running } = looksByHand()
    const awsAccounts = connected('http://127.0.0.1:1', { env: found.env })
    const woken = awsAccounts.account(accountWith({ kind: 'keys' })).signInNews(never())
    let awake = false
    void woken.then(() => {
      awake = true
    })
    // Whenever its first look was: one of these writes comes after it.
    for (let round = 0; !awake; round += 1) {
      await writeFile(found.credentials, `${round}`.padEnd(round, 'x'))
      await look()
    }
    await woken
    expect(running()).toBe(0)
  })
})
