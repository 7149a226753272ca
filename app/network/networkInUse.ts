import { list } from '../text/list.ts'
import type { NetworkStatus } from './networkSettings.ts'

/** What `automatic` says where there is no proxy. */
const DIRECTLY = 'Directly'

/**
 * Who else sees the calls to AWS, in sentences: a proxy in between, and certificate authorities that were added to the
 * known ones, with which a proxy can read every call. Every host says it where it says that calls go elsewhere than to
 * AWS. Empty when there is neither. No proxy's password is in it.
 */
export function networkInUse({
  settings,
  automatic,
  authorities,
  bundle,
}: Pick<NetworkStatus, 'settings' | 'automatic' | 'authorities' | 'bundle'>): readonly string[] {
  const added = [...authorities.map((name) => `“${name}”`), ...(bundle === undefined ? [] : [bundle])]
  return [
    ...proxyWords(settings.proxy, automatic),
    ...(added.length === 0
      ? []
      : [`Certificate authorities beside the known ones are trusted: ${list(added)}.`]),
  ]
}

function proxyWords(proxy: NetworkStatus['settings']['proxy'], automatic: string): readonly string[] {
  switch (proxy.kind) {
    case 'none':
      return []
    case 'manual':
      return [`Calls go through the proxy ${proxy.url} (the settings).`]
    case 'automatic':
      return automatic === DIRECTLY ? [] : [`The way of calls: ${automatic}.`]
  }
}
