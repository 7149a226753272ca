import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { formatAnswer } from '../../app/answer/answerFile.ts'
import { buildAnswer } from '../../app/answer/buildAnswer.ts'
import { clientOver, refusalOf } from './app.ts'
import { inProcess } from './transports.ts'

/** The open onboarding of one account, and the files that pass between the customer and the representative. */
async function opened() {
  const { client, directory } = await clientOver(inProcess)
  const { onboarding } = await client.open({ practice: 'single-vpc', purpose: 'work' })
  const accountId = onboarding.accounts[0]?.accountId ?? ''
  const path = join(directory, 'answer.json')
  const [made] = await client.report({ format: 'json', timeZone: 'UTC' })
  await writeFile(join(directory, 'report.json'), made?.text ?? '')
  const report = await client.reports.open({ path: join(directory, 'report.json') })
  /** Writes the answer, over one that is there. @param at ISO time; now when left out */
  const answer = async (name: string, at = new Date().toISOString()) => {
    const built = buildAnswer(report, { name, accounts: [{ accountId, isAllowed: true }] }, at)
    if (!built.ok) throw new Error(built.refusals.map(({ message }) => message).join())
    await writeFile(path, formatAnswer(built.value))
  }
  const says = async () => (await client.checklist.get()).accounts[0]?.activeeyeSays?.allowed?.by
  return { client, directory, path, answer, says }
}

test('an answer is recorded once, as it was read; an older one changes nothing', async () => {
  const { client, path, answer, says } = await opened()
  await answer('Jane Roe')
  const { sha256, ...read } = await client.answer.read({ path })
  expect(read).toMatchObject({
    state: 'new',
    answeredBy: { name: 'Jane Roe' },
    items: [{ said: { about: 'allowed', by: 'Jane Roe' }, state: 'new' }],
  })
  expect(await says()).toBeUndefined()
  expect(await client.answer.import({ path, sha256 })).toEqual(read)
  expect(await says()).toBe('Jane Roe')
  expect(await client.answer.import({ path, sha256 })).toMatchObject({
    state: 'known',
    items: [{ state: 'known' }],
  })
  const before = new Date(Date.parse(read.answeredAt) - 1).toISOString()
  await answer('Joe Bloggs', before)
  const older = await client.answer.read({ path })
  expect(older).toMatchObject({ state: 'older', items: [{ state: 'older' }] })
  await client.answer.import({ path, sha256: older.sha256 })
  expect(await says()).toBe('Jane Roe')
})

test('an answer file that was replaced after it was read is not recorded', async () => {
  const { client, path, answer, says } = await opened()
  await answer('Jane Roe')
  const { sha256 } = await client.answer.read({ path })
  await answer('Mallory')
  expect(await refusalOf(client.answer.import({ path, sha256 }))).toMatchObject({
    code: 'INVALID_INPUT',
    message: expect.stringContaining(
      `${path} has changed since its content was shown, so nothing was imported. Read it again`,
    ),
  })
  expect(await says()).toBeUndefined()
})

test('what is no answer, and an answer to another onboarding, is refused when it is read and when it is imported', async () => {
  const { client, directory, path, answer } = await opened()
  await answer('Jane Roe')
  const { sha256 } = await client.answer.read({ path })
  const report = join(directory, 'report.json')
  for (const other of [report, `${path}.none`])
    expect(await refusalOf(client.answer.read({ path: other }))).toMatchObject({ code: 'INVALID_INPUT' })
  await client.open({ practice: 'ordinary', purpose: 'work' })
  for (const call of [() => client.answer.read({ path }), () => client.answer.import({ path, sha256 })]) {
    expect(await refusalOf(call())).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining('Open the onboarding that the answer is for.'),
    })
  }
})
