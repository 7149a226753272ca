import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Patch } from '../../app/checklist/checklistPatch.ts'
import { formatOnboarding } from '../../app/onboarding/onboarding.ts'
import { personsShell } from '../../main/configuration/personsShell.ts'
import { practiceOnboarding } from '../../main/practice/practiceOnboarding.ts'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { clientOver, refusalOf } from './app.ts'
import { TRANSPORTS } from './transports.ts'

const OPEN_PRACTICE = { practice: 'ordinary', purpose: 'work' } as const

describe.each(TRANSPORTS)('over $name', (transport) => {
  test('calls are answered with plain data', async () => {
    const { client, directory } = await clientOver(transport)
    expect(await client.about()).toEqual({ version: expect.any(String), dataDirectory: directory })
    expect(await client.host.abilities()).toEqual({
      kind: 'web',
      canChooseFiles: false,
      hearsLock: false,
      confirmsIn: 'nowhere',
      shell: personsShell(),
    })
    // Only the installed window asks a server for versions.
    expect(await client.updates.state()).toMatchObject({ does: 'nothing', why: 'otherHost' })
    const asking = [client.updates.check(), client.updates.install(), client.updates.save({ mode: 'check' })]
    for (const call of asking) expect(await refusalOf(call)).toMatchObject({ code: 'NOT_NOW' })
    expect(await client.current()).toBeUndefined()

    const opened = await client.open(OPEN_PRACTICE)
    expect(opened).toMatchObject({ practice: 'ordinary', onboarding: { id: 'practice-ordinary' } })
    for (const answer of [
      opened,
      await client.current(),
      await client.checklist.get(),
      await client.plan(),
      await client.undoPlan(),
      await client.scenarios(),
      await client.report({ format: 'html', timeZone: 'UTC' }),
    ]) {
      expect(JSON.parse(JSON.stringify(answer))).toEqual(answer)
    }
  })

  test('wrong input is refused with every error that there is', async () => {
    const { client, directory } = await clientOver(transport)
    const path = join(directory, 'bad.onboarding.json')
    await writeFile(path, JSON.stringify({ version: 1, customer: 7, accounts: 'none' }))
    const refusal = await refusalOf(client.open({ path, purpose: 'work' }))
    expect(refusal).toMatchObject({ code: 'INVALID_INPUT', status: 422, defined: true })
    const { errors } = refusal.data as { errors: string[] }
    expect(errors.length).toBeGreaterThan(2)
    expect(refusal.message).toBe(errors.join('\n'))
  })

  test('a file for AWS with the ID of a practice organization is refused by that name', async () => {
    const { client, directory } = await clientOver(transport)
    const path = join(directory, 'acme.onboarding.json')
    await writeFile(path, formatOnboarding(practiceOnboarding(SMALL)))
    expect(await refusalOf(client.open({ path, purpose: 'work' }))).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining("those that begin with practice- are the practice organizations'"),
    })
    await client.open({ path, practice: 'ordinary', purpose: 'work' })
  })

  test('what is not possible now is refused in words', async () => {
    const { client } = await clientOver(transport)
    const notNow = { code: 'NOT_NOW', status: 409, defined: true }
    expect(await refusalOf(client.checklist.get())).toMatchObject({
      ...notNow,
      message: 'No onboarding is open.',
    })
    expect(await refusalOf(client.host.chooseFile({ purpose: 'open' }))).toMatchObject(notNow)
    expect(await refusalOf(client.checklist.watch())).toMatchObject(notNow)
    await client.open(OPEN_PRACTICE)
    expect(await refusalOf(client.activity.pause())).toMatchObject(notNow)
  })

  test('the text of a template that no look has shown is given to nobody', async () => {
    const { client } = await clientOver(transport)
    expect(await refusalOf(client.templateText({ sha256: 'f'.repeat(64) }))).toMatchObject({
      code: 'NOT_NOW',
    })
    await client.open(OPEN_PRACTICE)
    expect(await refusalOf(client.templateText({ sha256: 'f'.repeat(64) }))).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('No look has shown'),
    })
  })

  test('an undo of what nobody showed, and the acceptance of what is not gone, do nothing', async () => {
    const { client } = await clientOver(transport)
    const { onboarding } = await client.open(OPEN_PRACTICE)
    const [{ accountId } = { accountId: '' }] = onboarding.accounts
    expect(await client.acceptGone({ items: [{ accountId, resource: 'vpc-1' }] })).toEqual({ accepted: 0 })
    const elsewhere = [{ accountId: '999999999999', flowLogs: [] }]
    const refused = { code: 'INVALID_INPUT' }
    expect(await refusalOf(client.activity.start({ activity: 'undo', remove: elsewhere }))).toMatchObject(
      refused,
    )
    expect(
      await refusalOf(client.acceptGone({ items: [{ accountId: '999999999999', resource: 'vpc-1' }] })),
    ).toMatchObject(refused)
  })

  test('another onboarding ends the watch of the one before', async () => {
    const { client } = await clientOver(transport)
    await client.open(OPEN_PRACTICE)
    const patches = await client.checklist.watch()
    await patches.next()
    const rest = (async () => {
      const told: Patch[] = []
      for await (const patch of patches) told.push(patch)
      return told
    })()
    await client.open({ practice: 'single-vpc', purpose: 'work' })
    await expect(rest).resolves.toEqual([])
    const anew = (await (await client.checklist.watch()).next()).value as Patch
    expect(anew.base).toBe(0)
  })

  test('a journal that somebody holds is refused with what to do', async () => {
    const { client: first, directory } = await clientOver(transport)
    await first.open(OPEN_PRACTICE)
    const { client: second } = await clientOver(transport, directory)
    expect(await refusalOf(second.open(OPEN_PRACTICE))).toMatchObject({
      code: 'JOURNAL_UNUSABLE',
      status: 409,
      defined: true,
      data: { next: expect.any(String) },
    })
  })

  test('watching tells everything first, then each change, until the client leaves', async () => {
    const { client } = await clientOver(transport)
    const { onboarding } = await client.open(OPEN_PRACTICE)
    const patches = await client.checklist.watch()
    const first = (await patches.next()).value as Patch
    expect(first.base).toBe(0)
    expect(first.accounts.map(({ accountId }) => accountId)).toEqual(
      onboarding.accounts.map(({ accountId }) => accountId),
    )
    await client.activity.start({ activity: 'plan' })
    let { revision } = first
    for await (const patch of patches) {
      expect(patch.base).toBe(revision)
      revision = patch.revision
      if (patch.activity?.state === 'finished') break
    }
    expect(revision).toBeGreaterThan(first.revision)
    expect((await client.plan()).totals.flowLogs).toBeGreaterThan(0)
  })
})
