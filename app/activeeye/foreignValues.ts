import { partitionOf } from '../aws/partition.ts'
import { differingSpans, type Span } from '../text/differingSpans.ts'
import { FLOW_LOG_DESTINATION, PARTITION, PORTAL_DOMAIN, TEMPLATE_URL } from './prescribed.ts'

/**
 * What an onboarding uses, compared with what ActiveEye prescribes. Whatever is not exactly the prescribed value is not
 * ActiveEye's: another spelling of an address can lead to something else, and a script can't tell whether it does.
 * Other values are legitimate (another partition, a test), need a person's consent, and are never called ActiveEye's.
 */

/** What is compared. A run creates from the template and sends to the bucket; the portal is only opened. */
export type Compared = 'template' | 'bucket' | 'portal'

/** The values that an onboarding uses. */
export interface UsedValues {
  readonly templateUrl: string
  /** The bucket's ARN. */
  readonly flowLogDestination: string
  /** Left out when there is none: then nothing is opened. */
  readonly portalUrl?: string | undefined
}

/** A value that is not the one that ActiveEye prescribes. */
export interface ForeignValue {
  readonly what: Compared
  readonly given: string
  readonly prescribed: string
  /** Both texts, marked where they differ. */
  readonly spans: { readonly prescribed: readonly Span[]; readonly given: readonly Span[] }
  /** The partition of the bucket, if it is one for which ActiveEye publishes no value. */
  readonly partition?: string
}

/** Empty when everything is ActiveEye's. In the order template, bucket, portal. */
export function foreignValues({
  templateUrl,
  flowLogDestination,
  portalUrl,
}: UsedValues): readonly ForeignValue[] {
  const partition = partitionOf(flowLogDestination)
  const elsewhere = partition === PARTITION ? {} : { partition }
  return [
    ...(isPrescribedTemplate(templateUrl)
      ? []
      : [{ ...compared('template', TEMPLATE_URL, templateUrl), ...elsewhere }]),
    ...(isPrescribedBucket(flowLogDestination)
      ? []
      : [{ ...compared('bucket', FLOW_LOG_DESTINATION, flowLogDestination), ...elsewhere }]),
    ...(portalUrl === undefined || isPrescribedPortal(portalUrl) ? [] : [comparedPortal(portalUrl)]),
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

function compared(what: Compared, prescribed: string, given: string): ForeignValue {
  const { one, other } = differingSpans(prescribed, given)
  return { what, prescribed, given, spans: { prescribed: one, given: other } }
}

/** The name before the domain is each customer's own, and so is the path: neither is marked. */
function comparedPortal(given: string): ForeignValue {
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
    what: 'portal',
    given,
    prescribed: `https://*.${PORTAL_DOMAIN}`,
    spans: {
      prescribed: [...ofScheme.one, { text: '*.', differs: false }, ...ofDomain.one],
      given: [
        ...ofScheme.other,
        ...(own === '' ? [] : [{ text: own, differs: !isMarked }]),
        ...ofDomain.other,
        ...(rest === '' ? [] : [{ text: rest, differs: false }]),
      ],
    },
  }
}
