/** Where the page lives in the window: a scheme of our own, so that no file: or http: page is ever ours. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'bundle'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/**
 * Whether an address is the page's own. Scheme and host are compared, not `URL.origin`: Node gives "null" for every
 * scheme that it does not know.
 */
export function isOurs(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST
}
