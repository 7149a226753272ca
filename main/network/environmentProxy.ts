import { BlockList, isIP } from 'node:net'
import { refusalText } from '../../app/input/parsed.ts'
import { parseProxyAddress } from '../../app/input/proxyAddress.ts'
import type { Environment } from '../configuration/environment.ts'
import { withoutBrackets } from './hostPort.ts'

/** Lower case takes precedence, as in curl. */
const VARIABLES = {
  'https:': ['https_proxy', 'HTTPS_PROXY'],
  'http:': ['http_proxy', 'HTTP_PROXY'],
} as const

/** The variable that names a proxy for this kind of address, and its value, which may hold a password. */
export function environmentProxy(
  env: Environment,
  protocol: string,
): { readonly name: string; readonly value: string } | undefined {
  const names = protocol === 'http:' || protocol === 'https:' ? VARIABLES[protocol] : []
  for (const name of names) {
    const value = env[name]
    if (value !== undefined && value !== '') return { name, value }
  }
  return undefined
}

export function environmentNoProxy(env: Environment): string {
  return env.no_proxy || env.NO_PROXY || ''
}

/** The proxy variables that can't be used, and why. Neither text repeats a value, which may hold a password. */
export function unusableProxies(
  env: Environment,
): readonly { readonly name: string; readonly why: string }[] {
  return Object.values(VARIABLES)
    .flat()
    .flatMap((name) => {
      const value = env[name]
      const why = value === undefined || value === '' ? undefined : refusalText(parseProxyAddress(value))
      return why === undefined ? [] : [{ name, why }]
    })
}

/**
 * Whether NO_PROXY says to go directly to this address. As curl and the AWS CLI read it: `*`, names that also cover
 * their subdomains, with or without a dot at either end, `name:port`, IPv6 addresses with or without brackets, and
 * networks such as 10.0.0.0/8.
 */
export function isBypassed(noProxy: string, url: URL): boolean {
  const host = withoutBrackets(url.hostname.toLowerCase()).replace(/\.$/, '')
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && covers(entry, host, port))
}

function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true
  const { place, onlyPort } = partsOf(entry)
  if (onlyPort !== undefined && onlyPort !== port) return false
  if (place.includes('/')) return isInNetwork(place, host)
  if (isIP(place) !== 0)
    return isIP(host) !== 0 && isInNetwork(`${place}/${isIP(place) === 4 ? 32 : 128}`, host)
  const bare = place.replace(/^\*?\./, '').replace(/\.$/, '')
  return bare !== '' && (host === bare || host.endsWith(`.${bare}`))
}

/** The name, address or network of an entry, and the port that it is limited to. */
function partsOf(entry: string): { readonly place: string; readonly onlyPort: string | undefined } {
  const [, inBrackets, network = '', ofBrackets] = /^\[([^\]]+)\](\/\d+)?(?::(\d+))?$/.exec(entry) ?? []
  if (inBrackets !== undefined) return { place: `${inBrackets}${network}`, onlyPort: ofBrackets }
  if (isIP(entry.split('/')[0] ?? '') === 6) return { place: entry, onlyPort: undefined }
  const [, place = entry, onlyPort] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? []
  return { place, onlyPort }
}

function isInNetwork(entry: string, address: string): boolean {
  const [network = '', bits = ''] = entry.split('/')
  const family = isIP(network)
  if (family === 0 || family !== isIP(address) || !/^\d{1,3}$/.test(bits)) return false
  if (Number(bits) > (family === 4 ? 32 : 128)) return false
  const list = new BlockList()
  const type = family === 4 ? 'ipv4' : 'ipv6'
  list.addSubnet(network, Number(bits), type)
  return list.check(address, type)
}
