import { refusalText, valueOrTyped } from '../../../app/input/parsed.ts'
import { parseProxySetting } from '../../../app/input/proxyAddress.ts'
import { parseTypedPath } from '../../../app/input/typedPath.ts'
import type { NetworkSettings } from '../../../app/network/networkSettings.ts'

export type ProxyChoice = NetworkSettings['proxy']['kind']

/** The settings as a person edits them: the address stays while another kind is tried. */
export interface NetworkForm {
  readonly proxy: ProxyChoice
  readonly url: string
  readonly caFile: string
}

export type NetworkField = 'url' | 'caFile'

const CA_FILE = 'the file of certificate authorities'

export function formOf({ proxy, caFile }: NetworkSettings): NetworkForm {
  return { proxy: proxy.kind, url: proxy.kind === 'manual' ? proxy.url : '', caFile: caFile ?? '' }
}

export function settingsOf({ proxy, url, caFile }: NetworkForm): NetworkSettings {
  const path = parseTypedPath(caFile, CA_FILE)
  return {
    proxy:
      proxy === 'manual'
        ? { kind: 'manual', url: valueOrTyped(parseProxySetting(url), url.trim()) }
        : { kind: proxy },
    ...(path.ok && { caFile: path.value }),
  }
}

export function isSame(one: NetworkSettings, other: NetworkSettings): boolean {
  return JSON.stringify(settingsOf(formOf(one))) === JSON.stringify(settingsOf(formOf(other)))
}

/** What is wrong with the form, without asking main. */
export function formFaults({ proxy, url, caFile }: NetworkForm): ReadonlyMap<NetworkField, string> {
  const faults = new Map<NetworkField, string>()
  const address = proxy === 'manual' ? refusalText(parseProxySetting(url)) : undefined
  if (address !== undefined) faults.set('url', address)
  // Empty: only the known authorities are trusted.
  const path = caFile.trim() === '' ? undefined : refusalText(parseTypedPath(caFile, CA_FILE))
  if (path !== undefined) faults.set('caFile', path)
  return faults
}

/** What main refused, beside the field that it is about: a sentence about the proxy's address begins with those words. */
export function byField(errors: readonly string[]): ReadonlyMap<NetworkField, string> {
  return new Map(
    errors.map((error) => [error.startsWith('The address of the proxy') ? 'url' : 'caFile', error]),
  )
}
