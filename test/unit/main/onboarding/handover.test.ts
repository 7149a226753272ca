import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createRouterClient } from '@orpc/server'
import { describe, expect, onTestFinished, test } from 'vitest'
import { formatOnboarding, type Onboarding } from '../../../../app/onboarding/onboarding.ts'
import { startBackend } from '../../../../main/accounts/backend.ts'
import { createRouter } from '../../../../main/api/router.ts'
import { type Host, terminalHost, webHost } from '../../../../main/hosts/host.ts'
import { SCENARIOS } from '../../../../main/practice/practiceCloud.ts'
import { practiceOnboarding } from '../../../../main/practice/practiceOnboarding.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'

const PRACTICE = { practice: 'single-vpc' } as const
const ONBOARDING: Onboarding = { ...practiceOnboarding(SCENARIOS['single-vpc']), id: '0b9c1234-handed-over' }
const ACCOUNT = ONBOARDING.accounts[0]?.accountId ?? ''

/** The app on a computer of its own, with the onboarding file in its directory. */
async function startComputer(onboarding?: Onboarding, host?: Host) {
  const directory = await scratchDirectory()
  const file = join(directory, 'acme.onboarding.json')
  if (onboarding !== undefined) await writeFile(file, formatOnboarding(onboarding))
  const backend = await startBackend(directory, {})
  const { router, close } = createRouter(backend, host)
  onTestFinished(async () => {
    await close()
    await backend.close()
  })
  const app = createRouterClient(router)
  const handover = join(directory, 'acme.handover')
  const look = async (path: string) => {
    const seen = await app.handover.look({ path, as: file })
    if (seen === undefined) throw new Error(`${path} is no handover file`)
    return seen
  }
  return {
    app,
    directory,
    file,
    handover,
    open: () => app.open({ ...PRACTICE, path: file, purpose: 'work' }),
    look,
    handOver: () => app.handover.write({ path: handover, overwrite: true }),
    takeOver: async (path: string, choices: Record<string, 'mine' | 'theirs'> = {}) => {
      const { sha256, ownSha256 } = await look(path)
      return app.handover.import({ ...PRACTICE, path, as: file, sha256, ownSha256, choices })
    },
    checklist: async () => {
      const { accounts, totals } = await app.checklist.get()
      return { accounts, totals }
    },
  }
}

type Computer = Awaited<ReturnType<typeof startComputer>>

async function runToEnd({ app }: Computer): Promise<void> {
  await app.activity.start({ activity: 'run', consent: { iam: 'any' } })
  for await (const { activity } of await app.checklist.watch()) if (activity?.state !== 'running') return
}

describe('an onboarding that is handed over', () => {
  test('goes on on another computer and comes back, with what was done on both meanwhile', async () => {
    const [mine, theirs] = [await startComputer(ONBOARDING), await startComputer()]
    await mine.open()
    await runToEnd(mine)
    const { events } = await mine.handOver()

    const seen = await theirs.look(mine.handover)
    expect(seen).toMatchObject({
      events,
      newEvents: events,
      ownEvents: 0,
      differences: [],
    })
    expect(seen).not.toHaveProperty('ownSha256')
    expect(await theirs.takeOver(mine.handover)).toMatchObject({
      newEvents: events,
      opened: { path: theirs.file },
    })
    expect(await theirs.checklist()).toEqual(await mine.checklist())
    expect(await readFile(theirs.file, 'utf8')).toBe(await readFile(mine.file, 'utf8'))

    await theirs.app.confirmArrival({ accountIds: [ACCOUNT], by: 'Jane Roe' })
    const { stack } = (await mine.checklist()).accounts[0] ?? {}
    const [account] = ONBOARDING.accounts
    await mine.app.connector.confirm({
      accountId: ACCOUNT,
      displayName: account?.connector.displayName ?? '',
      enteredAccountId: ACCOUNT,
      externalId: stack?.outputs.ExternalID ?? '',
      how: 'typed',
    })

    await theirs.handOver()
    expect((await mine.takeOver(theirs.handover)).newEvents).toBe(1)
    await mine.handOver()
    expect((await theirs.takeOver(mine.handover)).newEvents).toBe(1)
    const both = await mine.checklist()
    expect(await theirs.checklist()).toEqual(both)
    expect(both.accounts[0]).toMatchObject({
      steps: { connector: { state: 'done' } },
      arrival: { by: 'Jane Roe' },
    })
    expect((await theirs.takeOver(mine.handover)).newEvents).toBe(0)
    // The other computer knows what an undo has to look for.
    const undo = await theirs.app.undoPlan()
    expect(undo).toEqual(await mine.app.undoPlan())
    expect(undo.notSeen[0]?.known[0]?.flowLogIds).toHaveLength(1)
    expect(await readFile(mine.handover, 'utf8')).not.toContain('consentGiven')
  })

  test('is merged only when a person has decided where the two files differ', async () => {
    const [mine, theirs] = [await startComputer(ONBOARDING), await startComputer()]
    const [account] = ONBOARDING.accounts
    if (account === undefined) throw new Error('The practice has an account.')
    const other: Onboarding = {
      ...ONBOARDING,
      customer: { ...ONBOARDING.customer, name: 'Acme Ltd' },
      accounts: [{ ...account, connector: { ...account.connector, priority: 'high' } }],
    }
    await writeFile(theirs.file, formatOnboarding(other))
    await theirs.open()
    await theirs.handOver()
    await mine.open()
    const field = `accounts.${ACCOUNT}.connector.priority`
    const seen = await mine.look(theirs.handover)
    expect(seen.differences).toEqual([
      { field: 'customer.name', mine: ONBOARDING.customer.name, theirs: 'Acme Ltd' },
      { field, account: account.name, mine: 'medium', theirs: 'high' },
    ])
    await expect(mine.takeOver(theirs.handover, { [field]: 'theirs' })).rejects.toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('customer.name. On this computer: '),
    })
    expect(await readFile(mine.file, 'utf8')).toBe(formatOnboarding(ONBOARDING))
    await mine.takeOver(theirs.handover, { [field]: 'theirs', 'customer.name': 'mine' })
    expect(await readFile(mine.file, 'utf8')).toBe(
      formatOnboarding({ ...other, customer: ONBOARDING.customer }),
    )
  })

  test('never takes the place of another onboarding, nor goes from practice to AWS accounts', async () => {
    const [mine, theirs] = [
      await startComputer({ ...ONBOARDING, id: 'another-0b9c1234' }),
      await startComputer(ONBOARDING),
    ]
    await theirs.open()
    await theirs.handOver()
    const import_ = mine.app.handover.import
    const as = join(mine.directory, 'new')
    const { sha256 } = (await mine.app.handover.look({ path: theirs.handover, as })) ?? { sha256: '' }
    const choices = {}
    await expect(mine.takeOver(theirs.handover)).rejects.toThrow('is another onboarding')
    await expect(import_({ path: theirs.handover, as, sha256, choices })).rejects.toThrow(
      'Import it with --practice single-vpc.',
    )
    await expect(import_({ ...PRACTICE, path: mine.file, as: mine.file, sha256, choices })).rejects.toThrow(
      'no handover file',
    )
    expect(await mine.app.handover.look({ path: mine.file })).toBeUndefined()
    await expect(mine.app.open({ path: theirs.handover, purpose: 'work' })).rejects.toThrow(
      'found the handover of an onboarding, expected an onboarding file',
    )
  })

  test('is imported as it was shown, or not at all', async () => {
    const [mine, theirs] = [await startComputer(ONBOARDING), await startComputer(ONBOARDING)]
    await theirs.open()
    await theirs.handOver()
    const { sha256, ownSha256 } = await mine.look(theirs.handover)
    const shown = { ...PRACTICE, path: theirs.handover, as: mine.file, sha256, ownSha256, choices: {} }

    await runToEnd(theirs)
    await theirs.handOver()
    const changed = {
      code: 'INVALID_INPUT',
      message: expect.stringContaining('has changed since its content'),
    }
    await expect(mine.app.handover.import(shown)).rejects.toMatchObject(changed)

    const again = await mine.look(theirs.handover)
    const customer = { ...ONBOARDING.customer, name: 'Edited meanwhile' }
    await writeFile(mine.file, formatOnboarding({ ...ONBOARDING, customer }))
    const choices = { 'customer.name': 'theirs' } as const
    await expect(mine.app.handover.import({ ...shown, sha256: again.sha256, choices })).rejects.toMatchObject(
      changed,
    )
    expect(await readFile(mine.file, 'utf8')).toContain('Edited meanwhile')
    expect(existsSync(join(mine.directory, 'practice-single-vpc'))).toBe(false)
  })

  test('waits until the activity has ended, on both sides', async () => {
    const [mine, theirs] = [await startComputer(ONBOARDING), await startComputer()]
    await mine.open()
    await mine.handOver()
    await mine.app.activity.start({ activity: 'check' })
    await expect(mine.handOver()).rejects.toMatchObject({ code: 'NOT_NOW' })
    await expect(mine.takeOver(mine.handover)).rejects.toMatchObject({ code: 'NOT_NOW' })
    await mine.app.activity.cancel()
    await theirs.takeOver(mine.handover)
    const backend = await startBackend(theirs.directory, {})
    onTestFinished(() => backend.close())
    const second = createRouterClient(createRouter(backend).router)
    const { sha256 } = await theirs.look(mine.handover)
    const as = `${theirs.file}.json`
    await expect(
      second.handover.import({ ...PRACTICE, path: mine.handover, as, sha256, choices: {} }),
    ).rejects.toMatchObject({ code: 'JOURNAL_UNUSABLE', data: { trouble: 'held' } })
    expect(existsSync(`${theirs.file}.json`)).toBe(false)
  })
})

test.each([
  ['web', webHost({ where: 'nowhere', ask: async () => 'yes' })],
  ['desktop', { ...terminalHost, kind: 'desktop' }],
] as const)('the page of a %s host can not replace a file by a handover', async (_, host) => {
  const { app, file, open, handover } = await startComputer(ONBOARDING, host)
  await open()
  await expect(app.handover.write({ path: file, overwrite: true })).rejects.toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining('exists already and was left as it is'),
  })
  expect(await readFile(file, 'utf8')).toBe(formatOnboarding(ONBOARDING))
  expect(await app.handover.write({ path: handover, overwrite: true })).toMatchObject({ path: handover })
})

test('what a file of real accounts goes through in practice is not in its own journal', async () => {
  const { directory, open, app } = await startComputer(ONBOARDING)
  await open()
  expect(existsSync(join(directory, `${ONBOARDING.id}.journal.jsonl`))).toBe(false)
  expect(existsSync(join(directory, 'practice-single-vpc', `${ONBOARDING.id}.journal.jsonl`))).toBe(true)
  expect((await app.practice.restart()).onboarding.id).toBe(ONBOARDING.id)
})

test('a folder for an engine is written from what is open, says that it is practice, and replaces nothing', async () => {
  const computer = await startComputer(ONBOARDING)
  await computer.open()
  await runToEnd(computer)
  const given = { path: join(computer.directory, 'folder'), engine: 'custodian' } as const
  const { files } = await computer.app.handover.writeForEngine(given)
  const texts = await Promise.all(files.map((name) => readFile(join(given.path, name), 'utf8')))
  expect(texts[0]).toContain('of the practice cloud single-vpc and do not exist in AWS')
  expect(texts.join()).toContain(ACCOUNT)
  await expect(computer.app.handover.writeForEngine(given)).rejects.toThrow('is not an empty folder')
})
