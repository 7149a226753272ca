import { BlockList, isIP } from 'node:net'
import { withoutBrackets } from './proxy.ts'

/**
 * Whether NO_PROXY says to go directly to this address. As curl and the AWS CLI read it: `*`, names that also cover
 * what is below them, with or without a leading dot, `name:port`, and networks such as 10.0.0.0/8.
 */
export function isBypassed(noProxy: string, url: URL): boolean {
  const host = withoutBrackets(url.hostname.toLowerCase())
  const port = url.port === '' ? (url.protocol === 'https:' ? '443' : '80') : url.port
  return noProxy
    .toLowerCase()
    .split(/[\s,]+/)
    .some((entry) => entry !== '' && covers(entry, host, port))
}

/** This computer itself, which no proxy leads to. */
export function isLoopback(url: URL): boolean {
  const host = withoutBrackets(url.hostname)
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\./.test(host)
}

function covers(entry: string, host: string, port: string): boolean {
  if (entry === '*') return true
  if (isIP(host) !== 0 && entry.includes('/')) return isInNetwork(entry, host)
  if (isIP(entry) !== 0) return host === entry
  const [, name = '', onlyPort = port] = /^(.+?)(?::(\d+))?$/.exec(entry) ?? []
  const bare = name.replace(/^\*?\./, '')
  return onlyPort === port && (host === bare || host.endsWith(`.${bare}`))
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
