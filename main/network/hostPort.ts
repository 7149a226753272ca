import { withoutBrackets } from './proxy.ts'

/** The host and the port of an address, as CONNECT and a header Host name them. */
export function hostPortOf(url: URL): {
  readonly host: string
  readonly port: number
  readonly text: string
} {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  return { host: withoutBrackets(url.hostname), port, text: `${url.hostname}:${port}` }
}
