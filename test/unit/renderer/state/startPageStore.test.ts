import { expect, test, vi } from 'vitest'
import type { ContractClient } from '../../../../app/contract/contractClient.ts'
import type { ListedRecent } from '../../../../app/contract/recent.ts'
import { loadRecent, loadStartPage, useStartPage } from '../../../../renderer/state/startPageStore.ts'

const RECENT: ListedRecent = {
  path: '/home/jane/acme.onboarding.json',
  customer: 'Acme',
  accounts: 3,
  at: '2026-10-05T12:00:00.000Z',
  missing: false,
}
const SCENARIO = { name: 'ordinary', group: 'Everything', description: 'Four accounts.' }

function clientWith(list: () => Promise<readonly ListedRecent[]>): ContractClient {
  return { recent: { list }, scenarios: async () => [SCENARIO] } as unknown as ContractClient
}

test('the first page is drawn when both of its lists are there', async () => {
  const answer = Promise.withResolvers<readonly ListedRecent[]>()
  const isLoaded = vi.fn()
  const loaded = loadStartPage(clientWith(() => answer.promise)).then(isLoaded)
  await vi.waitFor(() => expect(useStartPage.getState().scenarios).toEqual([SCENARIO]))
  expect(isLoaded).not.toHaveBeenCalled()
  answer.resolve([RECENT])
  await loaded
  expect(useStartPage.getState().recent).toEqual([RECENT])
})

test('without an answer a list stays as it was, and the other one comes', async () => {
  await loadRecent(clientWith(async () => [RECENT]))
  useStartPage.setState({ scenarios: [] })
  await loadStartPage(clientWith(() => Promise.reject(new Error('The connection to the app is lost.'))))
  expect(useStartPage.getState()).toEqual({ recent: [RECENT], scenarios: [SCENARIO] })
})
