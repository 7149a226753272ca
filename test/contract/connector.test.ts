import { describe, expect, test } from 'vitest'
import { connectorText } from '../../app/activeeye/connectorForm.ts'
import { formOf } from '../../app/checklist/connectorStatus.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { clientOver, refusalOf } from './app.ts'
import { runToEnd } from './runToEnd.ts'
import { inProcess } from './transports.ts'

async function opened() {
  const { client } = await clientOver(inProcess)
  const { onboarding } = await client.open({ practice: 'single-vpc', purpose: 'work' })
  const [account] = onboarding.accounts
  if (account === undefined) throw new Error('The practice organisation has accounts.')
  const right = {
    accountId: account.accountId,
    displayName: account.connector.displayName,
    enteredAccountId: account.accountId,
    externalId: account.externalId,
    how: 'typed',
  } as const
  return { client, account, right }
}

async function connectorOf(client: ContractClient) {
  const { accounts } = await client.checklist.get()
  const [account] = accounts
  if (account === undefined) throw new Error('The account is gone.')
  return account
}

describe('confirming a connector', () => {
  test('is refused before the stack stands, and leaves no trace', async () => {
    const { client, right } = await opened()
    const before = await connectorOf(client)
    expect(await refusalOf(client.connector.confirm(right))).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringMatching(/can't be confirmed yet: its stack .* Nothing was recorded\. Run/),
    })
    expect(await connectorOf(client)).toEqual(before)
    await runToEnd(client)
    expect((await connectorOf(client)).steps.connector).toEqual({ state: 'waiting', for: 'customer' })
  })

  test('records who did it and how, and compares the priority when it is given', async () => {
    const { client, account, right } = await opened()
    await runToEnd(client)
    const wrong = account.connector.priority === 'low' ? 'high' : 'low'
    expect(await client.connector.confirm({ ...right, priority: wrong, how: 'terminal' })).toMatchObject({
      same: false,
      differences: [{ field: 'priority', next: expect.stringContaining('set Account priority to') }],
    })
    expect((await connectorOf(client)).steps.connector.state).toBe('waiting')
    // A wrong priority is not corrected by leaving it out.
    expect(await client.connector.confirm({ ...right, how: 'pasted' })).toMatchObject({
      same: false,
      differences: [{ field: 'priority' }],
    })
    expect((await connectorOf(client)).steps.connector.state).toBe('waiting')
    const { priority } = account.connector
    expect(await client.connector.confirm({ ...right, priority, how: 'pasted' })).toEqual({
      same: true,
      differences: [],
    })
    const { connector, steps } = await connectorOf(client)
    expect(steps.connector).toEqual({ state: 'done' })
    expect(connector).toMatchObject({ confirmedBy: expect.stringMatching(/./), confirmedHow: 'pasted' })
    const [report] = await client.report({ format: 'markdown', timeZone: 'UTC' })
    expect(report?.text).toContain(`By ${connector.confirmedBy}, pasted`)
  })

  test("is refused with the app's own copy of the values", async () => {
    const { client, right } = await opened()
    await runToEnd(client)
    const form = formOf((await connectorOf(client)).connector)
    if (form === undefined) throw new Error('There are values to copy.')
    const pasted = connectorText(form)
    for (const copied of [{ pasted }, { externalId: pasted }]) {
      expect(await refusalOf(client.connector.confirm({ ...right, how: 'pasted', ...copied }))).toMatchObject(
        {
          code: 'INVALID_INPUT',
          message: expect.stringContaining("the app's own copy"),
        },
      )
    }
    expect((await connectorOf(client)).steps.connector.state).toBe('waiting')
  })

  test('is refused while the edited file contradicts the stack; put back, everything is as before', async () => {
    const { client, account, right } = await opened()
    await runToEnd(client)
    await client.connector.confirm(right)
    const { draft } = await client.draft.get()
    const edit = (externalId: string) => {
      const accounts = draft.accounts.map((row) =>
        row.accountId === account.accountId ? { ...row, externalId } : row,
      )
      return client.draft.save({ draft: { ...draft, accounts } })
    }
    expect(await edit('acme-edited')).toEqual({ state: 'saved' })
    const { steps, problems, connector } = await connectorOf(client)
    expect(steps).toMatchObject({ stack: { state: 'failed' }, connector: { state: 'todo' } })
    expect(problems.map(({ kind }) => kind)).toEqual(['stackMismatch'])
    expect(formOf(connector)).toBeUndefined()
    for (const externalId of [account.externalId, 'acme-edited']) {
      expect(await refusalOf(client.connector.confirm({ ...right, externalId }))).toMatchObject({
        code: 'INVALID_INPUT',
        message: expect.stringContaining('but the onboarding file says acme-edited'),
      })
    }
    await edit(account.externalId)
    expect(await connectorOf(client)).toMatchObject({
      steps: { stack: { state: 'done' }, connector: { state: 'done' } },
      problems: [],
    })
  })
})

test('ActiveEye adds the connectors: the draft says so, and the report asks for them with their values', async () => {
  const { client, account } = await opened()
  await runToEnd(client)
  const { draft } = await client.draft.get()
  await client.draft.save({ draft: { ...draft, connectors: { addedBy: 'activeeye' } } })
  expect((await client.current())?.onboarding.connectors).toEqual({ addedBy: 'activeeye' })
  expect((await connectorOf(client)).steps.connector).toEqual({ state: 'waiting', for: 'activeeye' })
  const [report] = await client.report({ format: 'markdown', timeZone: 'UTC' })
  expect(report?.text).toContain('ActiveEye adds the service connector')
  expect(report?.text).toContain(`Account ID: ${account.accountId}\nExternal ID: ${account.externalId}`)
})

describe('a list of connectors', () => {
  test('records what matches and what differs, and what is not of this onboarding not', async () => {
    const { client, right } = await opened()
    await runToEnd(client)
    const { displayName, accountId, externalId } = right
    const heading = 'Display Name,Account ID,External ID'
    const wrong = [heading, `${displayName},${accountId},${externalId}x`, 'Other,999988887777,other'].join(
      '\n',
    )
    expect(await client.connector.confirmList({ text: wrong, how: 'pasted' })).toEqual({
      confirmed: [],
      different: [accountId],
    })
    expect((await connectorOf(client)).problems).toMatchObject([{ step: 'connector' }])
    const list = [heading, `${displayName},${accountId},${externalId}`].join('\n')
    expect(await client.connector.confirmList({ text: list, how: 'pasted' })).toEqual({
      confirmed: [accountId],
      different: [],
    })
    const { steps, connector } = await connectorOf(client)
    expect(steps.connector).toEqual({ state: 'done' })
    expect(connector).toMatchObject({ confirmedHow: 'pasted' })
    // What was confirmed and is right stays as it was recorded.
    expect(await client.connector.confirmList({ text: list, how: 'terminal' })).toEqual({
      confirmed: [],
      different: [],
    })
    expect((await connectorOf(client)).connector).toEqual(connector)
  })

  test("is refused when it is the app's own sheet", async () => {
    const { client } = await opened()
    await runToEnd(client)
    const { text } = await client.connector.sheet({ format: 'csv' })
    expect(await refusalOf(client.connector.confirmList({ text, how: 'pasted' }))).toMatchObject({
      code: 'INVALID_INPUT',
      message: expect.stringContaining("the app's own copy"),
    })
  })
})
