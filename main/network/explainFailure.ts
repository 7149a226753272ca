import { connect, type Socket } from 'node:net'
import type { SecureContext } from 'node:tls'
import { reasonOfSilence } from '../failures/failureReason.ts'
import { thrownChain } from '../failures/thrownChain.ts'
import { hostPortOf } from './hostPort.ts'
import { ProxyFailure } from './proxyFailure.ts'
import type { Route } from './route.ts'
import { distrustWords, isDistrust, type TlsHandshake, tlsHandshake } from './tlsHandshake.ts'
import { codeOf, openTunnel, unreachedProxy } from './tunnel.ts'

interface Failed {
  readonly url: URL
  readonly route: Route
  readonly secureContext: () => SecureContext
  /** Milliseconds for fetching the certificate again. */
  readonly timeout: number
}

/** The same error with a message that says where it failed; name and code stay, since retries depend on them. */
export async function explainFailure(error: unknown, failed: Failed): Promise<unknown> {
  if (!(error instanceof Error) || error.name === 'AbortError' || error instanceof ProxyFailure) return error
  const { url, route } = failed
  const { text } = hostPortOf(url)
  const [proxy] = route.proxies
  const through = proxy === undefined ? '' : ` through ${proxy.address}`
  const reason = thrownChain(error)
    .map(reasonOfSilence)
    .find((each) => each !== undefined)
  const code = codeOf(error)
  switch (reason) {
    case undefined:
    case 'proxy':
      return error
    case 'tls':
      return isDistrust(code)
        ? inWords(error, distrustWords(url.hostname, code, await fetchCertificate(failed)))
        : inWords(error, `${url.hostname} does not speak TLS${through} (${code})`)
    case 'timeout':
      return inWords(error, `${text} did not answer in time${through}`)
    case 'dns':
      return proxy === undefined
        ? inWords(error, `the name ${url.hostname} can’t be resolved (DNS, ${code})`)
        : unreachedProxy(proxy, error)
    default:
      // Without TLS the connection is the proxy's own.
      if (proxy !== undefined && url.protocol === 'http:') return unreachedProxy(proxy, error)
      return inWords(error, `no connection to ${text}${through} (${code})`)
  }
}

function inWords(error: Error, words: string): Error {
  return Object.assign(new Error(words, { cause: error }), { name: error.name, code: codeOf(error) })
}

/** Node does not keep the certificate that it refused, so it is fetched again; nothing is sent. */
async function fetchCertificate(failed: Failed): Promise<TlsHandshake | undefined> {
  const signal = AbortSignal.timeout(failed.timeout)
  const secureContext = failed.secureContext()
  const { host, port, text } = hostPortOf(failed.url)
  let socket: Socket | undefined
  try {
    const tunnel = await openTunnel(text, failed.route, { secureContext, timeout: failed.timeout, signal })
    socket = tunnel?.socket ?? connect({ host, port })
    const seen = await tlsHandshake(socket, host, { secureContext, signal })
    seen.socket.destroy()
    return seen
  } catch {
    return undefined
  } finally {
    socket?.destroy()
  }
}
