const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** Only this computer may be redirected to. */
export function loopbackUri(uri: string): URL | undefined {
  const url = URL.parse(uri)
  if (url?.protocol !== 'http:' || !LOOPBACK.includes(url.hostname)) return undefined
  return url.hash === '' && url.username === '' && url.password === '' ? url : undefined
}

/** Whether it is one that was registered; its port may be any: https://www.rfc-editor.org/rfc/rfc8252#section-7.3 */
export function isRegistered(redirectUri: string, registered: readonly string[]): boolean {
  const given = loopbackUri(redirectUri)
  return (
    given !== undefined &&
    registered.some((uri) => {
      const known = loopbackUri(uri)
      return known !== undefined && withoutPort(known) === withoutPort(given)
    })
  )
}

function withoutPort({ hostname, pathname, search }: URL): string {
  return `${hostname}${pathname}${search}`
}
