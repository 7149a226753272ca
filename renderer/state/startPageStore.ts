import { create } from 'zustand'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import type { ListedRecent } from '../../app/contract/recent.ts'

/** A practice cloud and what it shows. */
export interface ListedScenario {
  readonly name: string
  /** What a person learns from it. */
  readonly group: string
  readonly description: string
}

interface StartPage {
  /** Onboardings that were opened before; empty until main answered. */
  readonly recent: readonly ListedRecent[]
  /** Empty until main answered. */
  readonly scenarios: readonly ListedScenario[]
}

/** What the page Start asks main for. It outlives the page, so that nothing moves when a person comes back to it. */
export const useStartPage = create<StartPage>(() => ({ recent: [], scenarios: [] }))

/** Resolves when both lists are there. Without an answer a list stays as it was; the notification says why. */
export async function loadStartPage(client: ContractClient): Promise<void> {
  await Promise.allSettled([
    loadRecent(client),
    client.scenarios().then((scenarios) => useStartPage.setState({ scenarios })),
  ])
}

/** @throws as the call does. */
export async function loadRecent(client: ContractClient): Promise<void> {
  useStartPage.setState({ recent: await client.recent.list() })
}
