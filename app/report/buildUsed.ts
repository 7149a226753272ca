import { isPrescribedBucket, isPrescribedPortal } from '../activeeye/foreignValues.ts'
import { TEMPLATE_URL, TRAFFIC_TYPE } from '../activeeye/prescribed.ts'
import { plural } from '../text/plural.ts'
import { type AccountFact, type FactGroup, type FactValue, id, text } from './document.ts'
import type { ReportData } from './reportData.ts'

/** What the onboarding works with, who did the work, and how the report can be told from another. */
export function buildUsed(report: ReportData, checksum: string | undefined): FactGroup {
  const { onboardingId, appVersion } = report
  return {
    kind: 'facts',
    title: 'How it was done',
    layout: 'wide',
    facts: [
      ...templateFacts(report),
      ...destinationFacts(report),
      fact('Signed in as', { kind: 'lines', values: identities(report) }),
      ...portalFacts(report),
      fact('Onboarding', id(onboardingId)),
      ...(appVersion === undefined ? [] : [fact('Version of the app', id(appVersion))]),
      ...(checksum === undefined ? [] : [fact('Checksum (SHA-256)', id(checksum))]),
    ],
  }
}

function fact(label: string, value: FactValue): AccountFact {
  return { label, csv: [], value }
}

/** The templates that the stacks were made from; before there is a stack, the one that it will be made from. */
function templateFacts({ accounts, notActiveEye }: ReportData): AccountFact[] {
  const templates = accounts.flatMap(({ account: { stack } }) => stack?.template ?? [])
  const urls = new Set(templates.map(({ url }) => url))
  const hashes = new Set(templates.flatMap(({ sha256 }) => sha256 ?? []))
  const planned = notActiveEye.find(({ what }) => what === 'template')?.given ?? TEMPLATE_URL
  const isForeign = notActiveEye.some(({ what }) => what === 'template')
  return [
    fact(isForeign ? "Template (not ActiveEye's)" : 'Template', ids(urls.size === 0 ? [planned] : [...urls])),
    ...(hashes.size === 0 ? [] : [fact('SHA-256 of the template', ids([...hashes]))]),
  ]
}

function ids(values: readonly string[]): FactValue {
  return { kind: 'lines', values: values.map(id) }
}

function destinationFacts({ flowLogDestination, maxAggregationInterval }: ReportData): AccountFact[] {
  const isActiveEyes = isPrescribedBucket(flowLogDestination)
  const every =
    maxAggregationInterval === undefined
      ? ''
      : `, a record at the latest every ${plural(maxAggregationInterval / 60, 'minute')}`
  return [
    fact(
      isActiveEyes ? 'Flow logs go to' : "Flow logs go to a bucket that is not ActiveEye's",
      id(flowLogDestination),
    ),
    fact(
      'Format of new flow logs',
      text(`Traffic ${TRAFFIC_TYPE}, AWS's default format and partitions${every}`),
    ),
  ]
}

function portalFacts({ portalUrl }: ReportData): AccountFact[] {
  if (portalUrl === undefined) return []
  return [fact(isPrescribedPortal(portalUrl) ? 'ActiveEye' : "Portal (not ActiveEye's)", id(portalUrl))]
}

/** Of so many identities each is told; more of them stand with the accounts only. */
const MOST_IDENTITIES = 8

/** The identities that the accounts were worked on with, without the account in them, and in how many accounts. */
function identities({ accounts }: ReportData): readonly FactValue[] {
  const known = accounts.flatMap(({ account: { identity } }) => identity ?? [])
  if (known.length === 0) return [text('Nobody yet')]
  const groups = [...Map.groupBy(known, (arn) => arn.replace(/^arn:[^:]*:[^:]*:[^:]*:\d*:/, ''))]
  if (groups.length > MOST_IDENTITIES) {
    return [text(`${groups.length} different identities: see each account`)]
  }
  return groups.map(([identity, same]) => text(`${identity} in ${plural(same.length, 'account')}`))
}
