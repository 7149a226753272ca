/** The host and the port of an address, as CONNECT and a header Host name them. */
export function hostPortOf(url: URL): {
  readonly host: string
  readonly port: number
  readonly text: string
} {
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port)
  return { host: withoutBrackets(url.hostname), port, text: `${url.hostname}:${port}` }
}

/** An IPv6 address as `net.connect` takes it. */
export function withoutBrackets(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1')
}

/** Whether the address is this computer's own. */
export function isLoopback(url: URL): boolean {
  const host = withoutBrackets(url.hostname)
  return host === 'localhost' || host.endsWith('.localhost') || host === '::1' || /^127\./.test(host)
}
