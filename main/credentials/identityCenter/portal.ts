/** An access portal of IAM Identity Center, and the Region that it is in. */
export interface Portal {
  readonly startUrl: string
  readonly region: string
}

/** The same portal is written with and without a slash, and with the fragment that its page adds. */
export function portalKey({ startUrl, region }: Portal): string {
  return `${startUrl.replace(/#.*$/, '').replace(/\/+$/, '').toLowerCase()} ${region}`
}
