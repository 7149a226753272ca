import { expect, test } from 'vitest'
import { clientOver, refusalOf } from './app.ts'
import { runToEnd } from './runToEnd.ts'
import { inProcess } from './transports.ts'

async function opened() {
  const { client } = await clientOver(inProcess)
  const { onboarding } = await client.open({ practice: 'single-vpc', purpose: 'work' })
  const [account] = onboarding.accounts
  if (account === undefined) throw new Error('The practice organisation has accounts.')
  const { accountId } = account
  const statusOf = async () =>
    (await client.checklist.get()).accounts.find((one) => one.accountId === accountId)
  return { client, accountId, statusOf }
}

test('an arrival is refused before there is a flow log, without a name, and for a strange account', async () => {
  const { client, accountId, statusOf } = await opened()
  const before = await statusOf()
  const by = 'Jane Roe'
  const refusedWith = (message: string) => ({
    code: 'INVALID_INPUT',
    message: expect.stringContaining(message),
  })
  expect(await refusalOf(client.confirmArrival({ accountIds: [accountId], by }))).toMatchObject(
    refusedWith("can't be confirmed: no flow log of it is known that AWS delivers. Nothing was recorded."),
  )
  expect(await statusOf()).toEqual(before)
  await runToEnd(client)
  const strange = { accountIds: [accountId, '999999999999'], by }
  expect(await refusalOf(client.confirmArrival(strange))).toMatchObject(refusedWith(`it has ${accountId}`))
  expect(await refusalOf(client.confirmArrival({ accountIds: [accountId], by: ' ' }))).toMatchObject(
    refusedWith('is not the name of a person'),
  )
  expect(await statusOf()).not.toHaveProperty('arrival')
})

test('an arrival is in the checklist and the report, with who said it and who recorded it', async () => {
  const { client, accountId, statusOf } = await opened()
  await runToEnd(client)
  const before = await statusOf()
  await client.confirmArrival({ accountIds: [accountId], by: 'Jane Roe', since: '2026-10-01' })
  const after = await statusOf()
  expect(after?.arrival).toEqual({
    by: 'Jane Roe',
    since: '2026-10-01',
    recordedAt: expect.any(String),
    recordedBy: expect.stringMatching(/./),
  })
  expect(after?.steps).toEqual(before?.steps)
  const deliveries = after?.regions.flatMap(({ vpcs }) => vpcs.flatMap((vpc) => vpc.delivery ?? []))
  expect(new Set(deliveries)).toEqual(new Set(['arrivalConfirmed']))
  const [markdown] = await client.report({ format: 'markdown', timeZone: 'UTC' })
  expect(markdown?.text).toContain('Arrival: says Jane Roe (ActiveEye), since 2026-10-01, recorded by ')
  expect(markdown?.text).not.toMatch(/verified by ActiveEye/)
  const [accounts] = await client.report({ format: 'csv', timeZone: 'UTC' })
  expect(accounts?.text.split('\r\n')[0]).toMatch(
    /"?arrival_said_by"?,"?arrival_since"?,"?arrival_recorded_at"?,"?arrival_recorded_by"?/,
  )
  expect(accounts?.text).toMatch(/"?Jane Roe"?,"?2026-10-01"?,/)
})
