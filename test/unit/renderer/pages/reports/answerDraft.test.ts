import { expect, test } from 'vitest'
import { draftRow, typedRow } from '../../../../../renderer/pages/reports/answerDraft.ts'

const EMPTY = draftRow({ rows: new Map() }, '444455556666')

test('what was typed of an account, as the answer takes it', () => {
  expect(typedRow('444455556666', EMPTY)).toEqual({
    ok: true,
    value: { accountId: '444455556666', isAllowed: false, text: '' },
  })
  const typed = typedRow('444455556666', {
    ...EMPTY,
    connectorState: 'added',
    connector: 'Acme prod,444455556666,acme-prod,low',
    arrives: true,
  })
  expect(typed.ok && typed.value).toMatchObject({
    connector: { state: 'added', displayName: 'Acme prod', priority: 'low' },
    arrivesSince: '',
  })
})

test('values of a connector that are not whole are refused, and a date alone says nothing', () => {
  expect(typedRow('444455556666', { ...EMPTY, connector: 'Acme prod' }).ok).toBe(false)
  const typed = typedRow('444455556666', { ...EMPTY, since: '2026-10-01' })
  expect(typed.ok && typed.value).not.toHaveProperty('arrivesSince')
})
