import { create } from 'zustand'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { DEFAULT_SETTINGS, type SettingsStatus } from '../../app/settings/settings.ts'
import { wait } from './wait.ts'

const { theme, density, callsAtOnce } = DEFAULT_SETTINGS

/** What is set on this computer, as main says it; the defaults until it does. */
export const useSettings = create<SettingsStatus>(() => ({ theme, density, callsAtOnce }))

/** How long to wait before asking again, without an answer. Milliseconds. */
const AGAIN = 1_000

/** Follows the settings until the signal, whichever page changes them. @param onFirst once, with the first answer */
export async function followSettings(
  client: ContractClient,
  signal: AbortSignal,
  onFirst: () => void,
): Promise<void> {
  while (!signal.aborted) {
    try {
      for await (const settings of await client.settings.watch(undefined, { signal })) {
        useSettings.setState(settings, true)
        onFirst()
      }
    } catch {
      // The notification of the connection says why.
    }
    await wait(AGAIN, signal).catch(() => undefined)
  }
}
