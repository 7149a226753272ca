import { refusalText } from '../../app/input/parsed.ts'
import { parseProxyAddress } from '../../app/input/proxyAddress.ts'
import type { Environment } from '../configuration/environment.ts'

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

/** Proxy variables that can't be used, and why. Neither repeats a value, which may hold a password. */
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
