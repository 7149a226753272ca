import { z } from 'zod'
import { partitionOf } from '../aws/partition.ts'
import { differingSpans, type Span } from '../text/differingSpans.ts'
import { FLOW_LOG_DESTINATION, PARTITION, PORTAL_DOMAIN, TEMPLATE_URL } from './prescribed.ts'

/**
 * What an onboarding uses, compared with what ActiveEye prescribes. Whatever is not exactly the prescribed value is not
 * ActiveEye's: another spelling of an address can lead to something else, and a comparison can't tell whether it does.
 * Other values are legitimate (another partition, a test), need a person's consent, and are never called ActiveEye's.
 */

export const foreignValueSchema = z.strictObject({
  /** A run creates from the template and sends to the bucket; the portal is only opened. */
  what: z.enum(['template', 'bucket', 'portal']),
  prescribed: z.string(),
  given: z.string(),
  /** The partition of the onboarding's bucket, where it is one for which ActiveEye publishes no value. */
  partition: z.string().optional(),
})
/** A value that is not the one that ActiveEye prescribes. */
export type ForeignValue = z.infer<typeof foreignValueSchema>

/** The values that an onboarding uses. */
export interface UsedValues {
  readonly templateUrl: string
  /** The bucket's ARN. */
  readonly flowLogDestination: string
  /** Left out when there is none: then nothing is opened. */
  readonly portalUrl?: string | undefined
}

/** Empty when everything is ActiveEye's. In the order template, bucket, portal. */
export function foreignValues({
  templateUrl,
  flowLogDestination,
  portalUrl,
}: UsedValues): readonly ForeignValue[] {
  const partition = partitionOf(flowLogDestination)
  const elsewhere = partition === PARTITION ? {} : { partition }
  const template: ForeignValue = {
    what: 'template',
    prescribed: TEMPLATE_URL,
    given: templateUrl,
    ...elsewhere,
  }
  const bucket: ForeignValue = {
    what: 'bucket',
    prescribed: FLOW_LOG_DESTINATION,
    given: flowLogDestination,
    ...elsewhere,
  }
  return [
    ...(isPrescribedTemplate(templateUrl) ? [] : [template]),
    ...(isPrescribedBucket(flowLogDestination) ? [] : [bucket]),
    ...(portalUrl === undefined || isPrescribedPortal(portalUrl)
      ? []
      : [{ what: 'portal' as const, prescribed: `https://*.${PORTAL_DOMAIN}`, given: portalUrl }]),
  ]
}

export function isPrescribedTemplate(templateUrl: string): boolean {
  return templateUrl === TEMPLATE_URL
}

/** @param destination the bucket's ARN. The same name in another partition is another bucket. */
export function isPrescribedBucket(destination: string): boolean {
  return destination === FLOW_LOG_DESTINATION
}

const PRESCRIBED_PORTAL = new RegExp(
  `^https://(?:[a-z0-9-]+\\.)*${PORTAL_DOMAIN.replaceAll('.', '\\.')}(?:[/?#]|$)`,
)

/** In ActiveEye's domain or below it, with https and the port that belongs to it. The path does not matter. */
export function isPrescribedPortal(portalUrl: string): boolean {
  return PRESCRIBED_PORTAL.test(portalUrl)
}

/** `arn:aws:s3:::NAME` -> `NAME`. */
export function bucketNameOf(destination: string): string {
  return destination.split(':').at(-1) ?? destination
}

/** Both texts, marked where they differ. */
export interface ComparedSpans {
  readonly prescribed: readonly Span[]
  readonly given: readonly Span[]
}

export function comparedSpans({ what, prescribed, given }: ForeignValue): ComparedSpans {
  if (what === 'portal') return comparedPortal(given)
  const { one, other } = differingSpans(prescribed, given)
  return { prescribed: one, given: other }
}

/** The name before the domain is each customer's own, and so is the path: neither is marked. */
function comparedPortal(given: string): ComparedSpans {
  const [, scheme = '', host = given, rest = ''] = /^([^/]*\/\/)?([^/?#\\]*)(.*)$/su.exec(given) ?? []
  const labels = host.split('.')
  const domain = labels.slice(-PORTAL_DOMAIN.split('.').length).join('.')
  const ofScheme = differingSpans('https://', scheme)
  const ofDomain = differingSpans(PORTAL_DOMAIN, domain)
  const own = host.slice(0, host.length - domain.length)
  const isMarked = [ofScheme, ofDomain]
    .flatMap(({ one, other }) => [...one, ...other])
    .some(({ differs }) => differs)
  return {
    prescribed: [...ofScheme.one, { text: '*.', differs: false }, ...ofDomain.one],
    given: [
      ...ofScheme.other,
      ...(own === '' ? [] : [{ text: own, differs: !isMarked }]),
      ...ofDomain.other,
      ...(rest === '' ? [] : [{ text: rest, differs: false }]),
    ],
  }
}
