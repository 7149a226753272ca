import type { NetworkSettings } from '../../../app/network.ts'

export type ProxyChoice = NetworkSettings['proxy']['kind']

/** The settings as a person edits them: the address stays while another kind is tried. */
export interface NetworkForm {
  readonly proxy: ProxyChoice
  readonly url: string
  readonly caFile: string
}

export type NetworkField = 'url' | 'caFile'

export function formOf({ proxy, caFile }: NetworkSettings): NetworkForm {
  return { proxy: proxy.kind, url: proxy.kind === 'manual' ? proxy.url : '', caFile: caFile ?? '' }
}

export function settingsOf({ proxy, url, caFile }: NetworkForm): NetworkSettings {
  const path = caFile.trim()
  return {
    proxy: proxy === 'manual' ? { kind: 'manual', url: url.trim() } : { kind: proxy },
    ...(path !== '' && { caFile: path }),
  }
}

export function isSame(one: NetworkSettings, other: NetworkSettings): boolean {
  return JSON.stringify(settingsOf(formOf(one))) === JSON.stringify(settingsOf(formOf(other)))
}

/** Why the address can't be a proxy's; `undefined` when it can. Never repeats a password that was typed into it. */
export function proxyAddressFault(typed: string): string | undefined {
  const text = typed.trim()
  if (text === '') return 'Enter the address of the proxy, such as http://proxy.example.com:8080.'
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:') || url.hostname === '') {
    return 'An address begins with http://, as in http://proxy.example.com:8080.'
  }
  if (url.username !== '' || url.password !== '') {
    return 'Leave out the user name and the password; they have fields of their own below.'
  }
  return undefined
}

/** What main refused, beside the field that it is about: two things can be wrong, and what is said of the proxy names it. */
export function byField(errors: readonly string[]): ReadonlyMap<NetworkField, string> {
  return new Map(
    errors.map((error) => [error.startsWith('The address of the proxy') ? 'url' : 'caFile', error]),
  )
}
