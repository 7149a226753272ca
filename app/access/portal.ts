/** An access portal of IAM Identity Center, and the Region that it is in. */
export interface Portal {
  readonly startUrl: string
  readonly region: string
}

/** The same portal is written with and without a slash, and with the fragment that its page adds. */
export function portalKey({ startUrl, region }: Portal): string {
  return `${plainStartUrl(startUrl)} ${region}`
}

/** For where the Region is not known. */
export function isSamePortal(startUrl: string, other: string): boolean {
  return plainStartUrl(startUrl) === plainStartUrl(other)
}

function plainStartUrl(startUrl: string): string {
  return startUrl.trim().replace(/#.*$/, '').replace(/\/+$/, '').toLowerCase()
}
