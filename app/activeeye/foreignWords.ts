import { capitalized } from '../text/capitalized.ts'
import { list } from '../text/list.ts'
import { plural } from '../text/plural.ts'
import {
  comparedSpans,
  type ForeignValue,
  isPrescribedBucket,
  isPrescribedTemplate,
} from './foreignValues.ts'

/**
 * What the template, the bucket and the portal of an onboarding are called, on every host: ActiveEye's only where they
 * are exactly what ActiveEye prescribes.
 */

/** With its ARN: "ActiveEye's bucket arn:…", or "the bucket arn:… (not ActiveEye's)". */
export function bucketWords(destination: string): string {
  return isPrescribedBucket(destination) ? `ActiveEye's bucket ${destination}` : foreignBucket(destination)
}

/** The same where the ARN stands elsewhere: "ActiveEye's bucket". A bucket that is not ActiveEye's is always named. */
export function bucketInShort(destination: string): string {
  return isPrescribedBucket(destination) ? "ActiveEye's bucket" : foreignBucket(destination)
}

function foreignBucket(destination: string): string {
  return `the bucket ${destination} (not ActiveEye's)`
}

/** With its address: "ActiveEye's template https://…", or "the template https://… (not ActiveEye's)". */
export function templateWords(templateUrl: string): string {
  return isPrescribedTemplate(templateUrl)
    ? `ActiveEye's template ${templateUrl}`
    : templateInShort(templateUrl)
}

/** "ActiveEye's template", or "the template https://… (not ActiveEye's)". */
export function templateInShort(templateUrl: string): string {
  return isPrescribedTemplate(templateUrl)
    ? "ActiveEye's template"
    : `the template ${templateUrl} (not ActiveEye's)`
}

/** Who can open the bucket for an account, or say what is meant by the template. */
export function ownerInShort(destination: string): string {
  return isPrescribedBucket(destination) ? 'ActiveEye' : 'the owner of the bucket'
}

/** "The template is not ActiveEye's". */
export function foreignTitle({ what }: Pick<ForeignValue, 'what'>): string {
  return `The ${what} is not ActiveEye's`
}

/** "The template and the bucket are not ActiveEye's"; `undefined` when everything is. */
export function foreignHeadline(values: readonly ForeignValue[]): string | undefined {
  if (values.length === 0) return undefined
  const names = list(values.map(({ what }) => `the ${what}`))
  return `${capitalized(names)} of this onboarding ${values.length === 1 ? 'is' : 'are'} not ActiveEye's`
}

/** What it means that a value is not ActiveEye's; a sentence or two. */
export function foreignMeaning({ what, partition }: Pick<ForeignValue, 'what' | 'partition'>): string {
  const elsewhere =
    partition === undefined
      ? ''
      : ` ActiveEye publishes no ${what} for the partition ${partition}: ask the ActiveEye representative whether this is the right one.`
  switch (what) {
    case 'template':
      return `Whoever owns it decides who the stack lets into the accounts, and what they may do there.${elsewhere}`
    case 'bucket':
      return `Whoever owns it receives the flow logs of every VPC.${elsewhere}`
    case 'portal':
      return 'Whoever owns it receives what is typed there.'
  }
}

/** The two lines of a comparison: what ActiveEye prescribes, and below it what the onboarding has. */
export const COMPARISON_LABELS = { prescribed: 'ActiveEye prescribes', given: 'This onboarding has' } as const

/** The most differences that are named; a text that differs everywhere is not spelled out. */
const MOST_NAMED = 3

/** For who can't see the marks: `differs in "rn"`. */
export function differenceInWords(value: ForeignValue): string {
  const spans = comparedSpans(value)
  const texts = spans.given.flatMap(({ text, differs }) => (differs ? [`"${text}"`] : []))
  const missing = spans.prescribed.flatMap(({ text, differs }) => (differs ? [`"${text}"`] : []))
  if (Math.max(texts.length, missing.length) > MOST_NAMED)
    return `differs in ${plural(Math.max(texts.length, missing.length), 'place')}`
  if (texts.length > 0) return `differs in ${list(texts)}`
  return `lacks ${list(missing)}`
}
