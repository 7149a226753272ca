import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Draft } from '../../app/onboarding/draft.ts'
import { clientOver, refusalOf } from './app.ts'
import { runToEnd } from './runToEnd.ts'
import { inProcess } from './transports.ts'

const ACCOUNT: Draft['accounts'][number] = {
  key: 'row',
  accountId: '111122223333',
  name: 'prod',
  externalId: 'acme-prod',
  connector: { displayName: 'Acme prod', priority: 'high' },
  access: { kind: 'environment' },
  regions: 'enabled',
  stackRegion: 'us-east-1',
}

/** A new onboarding, open, with its draft. */
async function begun() {
  const { client, directory } = await clientOver(inProcess)
  const path = join(directory, 'acme.onboarding.json')
  await client.create({ path, customerName: 'Acme', shortName: 'acme' })
  const { draft } = await client.draft.get()
  return { client, directory, path, draft }
}

describe('a new onboarding', () => {
  test('has no file before its first account, and is there again after a restart', async () => {
    const { client, directory, path, draft } = await begun()
    expect(draft).toMatchObject({ customer: { name: 'Acme', shortName: 'acme' }, accounts: [] })
    expect(existsSync(path)).toBe(false)
    expect(await client.recent.list()).toMatchObject([{ path, accounts: 0, missing: false }])
    const before = await client.current()

    await client.open({ practice: 'single-vpc', purpose: 'work' })
    const { client: later } = await clientOver(inProcess, directory)
    expect(await later.open({ path, purpose: 'work' })).toEqual(before)
  })

  test.each<Draft['accounts'][number]['access']>([
    { kind: 'keys' },
    { kind: 'role', roleName: 'Admin', through: { kind: 'keys', accountId: '999988887777' } },
    {
      kind: 'role',
      roleName: ['Admin', 'Other'],
      through: {
        kind: 'identityCenter',
        startUrl: 'https://acme.awsapps.com/start',
        region: 'us-east-1',
        roleName: 'Admin',
        accountId: '999988887777',
      },
    },
  ])('takes every way in: %j', async (access) => {
    const { client, path, draft } = await begun()
    expect(await client.draft.save({ draft: { ...draft, accounts: [{ ...ACCOUNT, access }] } })).toEqual({
      state: 'saved',
    })
    expect(JSON.parse(await readFile(path, 'utf8')).accounts[0].access).toEqual(access)
    expect((await client.draft.get()).draft.accounts[0]?.access).toEqual(access)
  })

  test('is refused with all that is wrong, and changes nothing', async () => {
    const { client, directory } = await clientOver(inProcess)
    const refusal = await refusalOf(client.create({ path: 'x', customerName: ' Acme', shortName: 'Acme' }))
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', data: { errors: expect.any(Array) } })
    expect((refusal.data as { errors: string[] }).errors).toHaveLength(3)
    expect(await readdir(directory)).toEqual([])
    expect(await client.current()).toBeUndefined()
  })

  test('does not take the place of a file', async () => {
    const { client, path } = await begun()
    expect(await refusalOf(client.create({ path, customerName: 'Acme', shortName: 'acme' }))).toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect((await client.suggestPath({ shortName: '../evil' })).path).toMatch(
      /[/\\]evil(-\d+)?\.onboarding\.json$/,
    )
  })
})

describe('edits', () => {
  test('that are right are in the file, and the onboarding is open with them', async () => {
    const { client, path, draft } = await begun()
    const patches = await client.checklist.watch()
    await patches.next()
    const ended = patches.next()
    expect(await client.draft.save({ draft: { ...draft, accounts: [ACCOUNT] } })).toEqual({ state: 'saved' })
    expect((await ended).done).toBe(true)
    expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ accounts: [{ name: 'prod' }] })
    expect((await client.current())?.onboarding.accounts).toHaveLength(1)
    expect((await client.checklist.get()).accounts.map(({ name }) => name)).toEqual(['prod'])
    expect(await client.draft.get()).toMatchObject({ saved: true, path })
    expect(await client.recent.list()).toMatchObject([{ accounts: 1 }])
  })

  test('that are not right yet are kept to the letter, also over a restart', async () => {
    const { client, directory, path, draft } = await begun()
    await client.draft.save({ draft: { ...draft, accounts: [ACCOUNT] } })
    const text = await readFile(path, 'utf8')
    const wrong: Draft = {
      ...draft,
      portalUrl: 'http:/',
      accounts: [
        {
          ...ACCOUNT,
          accountId: '1111-22 ',
          access: { kind: 'role', roleName: '', through: { kind: 'profile', profile: '' } },
        },
        { ...ACCOUNT, key: 'other', regions: ['nowhere', ''] },
      ],
    }
    expect(await client.draft.save({ draft: wrong })).toEqual({ state: 'kept' })
    expect(await readFile(path, 'utf8')).toBe(text)
    expect((await client.current())?.onboarding.accounts).toHaveLength(1)

    await client.open({ practice: 'single-vpc', purpose: 'work' })
    const { client: later } = await clientOver(inProcess, directory)
    await later.open({ path, purpose: 'work' })
    expect(await later.draft.get()).toEqual({ draft: wrong, path, saved: false })
    await later.draft.discard()
    expect(await later.draft.get()).toMatchObject({ saved: true, draft: { accounts: [{ name: 'prod' }] } })
  })

  test('keep the journal', async () => {
    const { client, directory } = await clientOver(inProcess)
    await client.open({ practice: 'single-vpc', purpose: 'work' })
    const { draft } = await client.draft.get()
    const [first] = draft.accounts
    if (first === undefined) throw new Error('The practice organisation has accounts.')
    await runToEnd(client)
    await client.connector.confirm({
      accountId: first.accountId,
      displayName: first.connector.displayName,
      enteredAccountId: first.accountId,
      externalId: first.externalId,
      how: 'typed',
    })
    const renamed = { ...first, name: `${first.name} renamed` }
    await client.draft.save({ draft: { ...draft, accounts: [renamed, ...draft.accounts.slice(1)] } })
    expect(await client.current()).toMatchObject({
      practice: 'single-vpc',
      path: join(directory, 'practice-single-vpc.onboarding.json'),
    })
    const { accounts } = await client.checklist.get()
    expect(accounts[0]).toMatchObject({ name: renamed.name, steps: { connector: { state: 'done' } } })
  })

  test('wait, kept, while something is under way', async () => {
    const { client } = await clientOver(inProcess)
    await client.open({ practice: 'slow', purpose: 'work' })
    const { draft } = await client.draft.get()
    await client.activity.start({ activity: 'plan' })
    const changed = { ...draft, portalUrl: 'https://portal.example.com' }
    expect(await refusalOf(client.draft.save({ draft: changed }))).toMatchObject({ code: 'NOT_NOW' })
    expect(await refusalOf(client.open({ practice: 'ordinary', purpose: 'work' }))).toMatchObject({
      code: 'NOT_NOW',
    })
    expect(await client.draft.get()).toMatchObject({ saved: false, draft: changed })
    await client.activity.cancel()
    await expect
      .poll(() => client.draft.save({ draft: changed }).catch(() => undefined))
      .toEqual({ state: 'saved' })
    expect((await client.current())?.onboarding.portalUrl).toBe('https://portal.example.com')
  })

  test('never overwrite what another program wrote', async () => {
    const { client, path, draft } = await begun()
    await client.draft.save({ draft: { ...draft, accounts: [ACCOUNT] } })
    const foreign = (await readFile(path, 'utf8')).replace('acme-prod', 'acme-production')
    await writeFile(path, foreign)
    const mine = { ...draft, accounts: [{ ...ACCOUNT, name: 'mine' }] }
    expect(await refusalOf(client.draft.save({ draft: mine }))).toMatchObject({ code: 'INVALID_INPUT' })
    expect(await readFile(path, 'utf8')).toBe(foreign)
    expect((await client.draft.get()).draft.accounts).toMatchObject([{ name: 'mine' }])
  })
})

describe('opening', () => {
  test('a file that is wrong leaves open what is open', async () => {
    const { client, directory, path } = await begun()
    const wrong = join(directory, 'wrong.onboarding.json')
    await writeFile(wrong, '{}')
    expect(await refusalOf(client.open({ path: wrong, purpose: 'work' }))).toMatchObject({
      code: 'INVALID_INPUT',
    })
    expect(await client.current()).toMatchObject({ path })
  })

  test('takes an entry off the list without touching its file', async () => {
    const { client, path, draft } = await begun()
    await client.draft.save({ draft: { ...draft, accounts: [ACCOUNT] } })
    await client.recent.remove({ path })
    expect(await client.recent.list()).toEqual([])
    expect(existsSync(path)).toBe(true)
  })

  test('needs something open to edit', async () => {
    const { client } = await clientOver(inProcess)
    expect(await refusalOf(client.draft.get())).toMatchObject({ code: 'NOT_NOW' })
    await client.open({ practice: 'single-vpc', purpose: 'read' })
    expect(await refusalOf(client.draft.get())).toMatchObject({ code: 'NOT_NOW' })
  })
})
