import { resolve } from 'node:path'
import type { NetworkSettings } from '../../app/network.ts'
import { typedPath } from '../onboarding/typedPath.ts'
import { WrongInput } from '../wrongInput.ts'
import { type Authority, readCaFile } from './caFile.ts'
import { readProxyAddress } from './proxy.ts'

/** What a person typed, as it is kept. Throws WrongInput with a sentence for each fault. */
export async function checkSettings(
  typed: NetworkSettings,
  now: Date,
): Promise<{ readonly settings: NetworkSettings; readonly authorities: readonly Authority[] }> {
  const proxy = checkProxy(typed.proxy)
  const caFile = typed.caFile?.trim() ? resolve(typedPath(typed.caFile.trim())) : undefined
  const read = caFile === undefined ? undefined : await readCaFile(caFile, now)
  const faults = [
    ...('fault' in proxy ? [proxy.fault] : []),
    ...(read !== undefined && !read.ok ? [read.problem] : []),
  ]
  if (faults.length > 0 || 'fault' in proxy) throw new WrongInput(faults)
  return {
    settings: { proxy, ...(caFile !== undefined && { caFile }) },
    authorities: read?.ok ? read.authorities : [],
  }
}

/** The fault never repeats what was typed: it may hold a password. */
function checkProxy(proxy: NetworkSettings['proxy']): NetworkSettings['proxy'] | { readonly fault: string } {
  if (proxy.kind !== 'manual') return proxy
  const text = proxy.url.trim()
  if (text.includes('@')) {
    return {
      fault:
        'The address of the proxy holds a user name or a password. Leave them out, and sign in to the proxy instead: nothing of that is saved.',
    }
  }
  const url = readProxyAddress(text)
  if (url === undefined || url.username !== '' || url.pathname !== '/' || url.search + url.hash !== '') {
    return {
      fault:
        'The address of the proxy is none. Type it like http://proxy.example.com:8080; SOCKS is not supported.',
    }
  }
  return { kind: 'manual', url: url.origin }
}
