import type { Environment } from './endpoints.ts'

const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'] as const

/**
 * Proxy variables that Node can't use: it would fail with the whole value in its message, password included, or
 * go past the proxy in silence. Their names only.
 */
export function unusableProxies(env: Environment): readonly string[] {
  return VARIABLES.filter((name) => {
    const value = env[name]
    if (value === undefined || value === '') return false
    const url = URL.parse(value)
    return url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')
  })
}
