import { z } from 'zod'
import { regionNameSchema } from './regionName.ts'
import { httpsUrlSchema, portalAddress, WEB_ADDRESSES } from './webAddress.ts'

/** An access portal of IAM Identity Center, and the Region that it is in. */
export const identityCenterPortalSchema = z.strictObject({
  startUrl: httpsUrlSchema('The AWS access portal URL.', WEB_ADDRESSES.startUrl.example),
  region: regionNameSchema('The Region of IAM Identity Center, not of what is to be onboarded.'),
})

/** An access portal of IAM Identity Center, and the Region that it is in. */
export interface IdentityCenterPortal {
  readonly startUrl: string
  readonly region: string
}

/** Equal for the same portal, however its address was copied. */
export function identityCenterPortalKey({ startUrl, region }: IdentityCenterPortal): string {
  return `${plainStartUrl(startUrl)} ${region}`
}

/** Compares portals when the Region is not known. */
export function isSameStartUrl(startUrl: string, other: string): boolean {
  return plainStartUrl(startUrl) === plainStartUrl(other)
}

function plainStartUrl(startUrl: string): string {
  return portalAddress(startUrl).toLowerCase()
}
