import { z } from 'zod'
import { bucketNameOf, type ForeignValue } from '../activeeye/foreignValues.ts'
import { flowLogDestinationOf, foreignValuesOf, templateUrlOf } from '../onboarding/activeeyeAddresses.ts'
import type { Onboarding } from '../onboarding/onboarding.ts'

/**
 * A run that would use a template or a bucket that is not ActiveEye's needs a consent that names it. The values come
 * from the onboarding file, which may have come by mail, so they have to be said by the person who runs it.
 */

/** What a run uses and a consent can name. The portal is only opened, so no run needs a consent to it. */
export const consentableSchema = z.enum(['template', 'bucket'])
export type Consentable = z.infer<typeof consentableSchema>

/** The values as a person typed them. */
export const namedValuesSchema = z.strictObject({
  /** The bucket's name, or its ARN. */
  bucket: z.string().optional(),
  /** The whole address of the template. */
  template: z.string().optional(),
})
export type NamedValues = z.infer<typeof namedValuesSchema>

/** A value that a run would use and that is not ActiveEye's. */
export interface ConsentedValue extends ForeignValue {
  readonly what: Consentable
}

/** What a run of this onboarding would use that is not ActiveEye's. */
export function valuesToConsent(
  onboarding: Pick<Onboarding, 'activeeye'>,
  skip: readonly ('stack' | 'flowLogs')[] = [],
): readonly ConsentedValue[] {
  const isUsed: Readonly<Record<Consentable, boolean>> = {
    template: !skip.includes('stack'),
    bucket: !skip.includes('flowLogs'),
  }
  return foreignValuesOf(onboarding).flatMap((value) => {
    const { what } = value
    return what !== 'portal' && isUsed[what] ? [{ ...value, what }] : []
  })
}

/** What a person has to type for this value: a bucket's name, or a template's whole address. */
export function toBeNamed({ what, given }: Pick<ConsentedValue, 'what' | 'given'>): string {
  return what === 'bucket' ? bucketNameOf(given) : given
}

/** Compared character by character; blanks around what was typed do not count. */
export function isNamed({ what, given }: Pick<ConsentedValue, 'what' | 'given'>, typed: string): boolean {
  const text = typed.trim()
  return text === given || text === toBeNamed({ what, given })
}

/** What was named and is not what the onboarding has: a sentence for each, naming both. */
export function wronglyNamed(
  onboarding: Pick<Onboarding, 'activeeye'>,
  named: NamedValues,
): readonly string[] {
  const used = { bucket: flowLogDestinationOf(onboarding), template: templateUrlOf(onboarding) }
  return consentableSchema.options.flatMap((what) => {
    const typed = named[what]
    const given = used[what]
    if (typed === undefined || isNamed({ what, given }, typed)) return []
    return [wronglyNamedWords({ what, given }, typed)]
  })
}

export function wronglyNamedWords(
  { what, given }: Pick<ConsentedValue, 'what' | 'given'>,
  typed: string,
): string {
  return `The ${what} that was named is ${typed === '' ? 'empty' : typed}, but the onboarding file has ${toBeNamed({ what, given })}. Nothing was created.`
}

/** Why a run is refused without a consent; a sentence for each value. */
export function consentNeededWords({ what, given }: Pick<ConsentedValue, 'what' | 'given'>): string {
  return what === 'bucket'
    ? `The flow logs would go to the bucket ${given}, which is not ActiveEye's. That needs a consent that names the bucket.`
    : `The stacks would be created from the template ${given}, which is not ActiveEye's. That needs a consent that names the template.`
}

/** What to do then; the same on every host. Names what is missing only. */
export function consentNext(values: readonly Pick<ConsentedValue, 'what' | 'given'>[]): string {
  const [those, are, them] = values.length === 1 ? ['the value', 'is', 'it'] : ['the values', 'are', 'them']
  return `Ask the ActiveEye representative whether ${those} ${are} right. If so, name ${them}: on the page where the run is started, or in the terminal with ${consentOptions(values)}.`
}

/** The options of the terminal that name these values: `--send-to BUCKET --template URL`. */
export function consentOptions(values: readonly Pick<ConsentedValue, 'what' | 'given'>[]): string {
  return values
    .map((value) => `${value.what === 'bucket' ? '--send-to' : '--template'} ${toBeNamed(value)}`)
    .join(' ')
}
