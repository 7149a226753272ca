import type { Environment } from '../aws/endpoints.ts'
import { readProxyAddress } from './proxy.ts'

/** Lower case first, as everywhere. */
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

/** Proxy variables that can't be used. Their names only: the values may hold a password. */
export function unusableProxies(env: Environment): readonly string[] {
  return Object.values(VARIABLES)
    .flat()
    .filter((name) => {
      const value = env[name]
      return value !== undefined && value !== '' && readProxyAddress(value) === undefined
    })
}
