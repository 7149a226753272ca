import { join } from 'node:path'
import { z } from 'zod'
import { LIMITS } from '../../app/input/limits.ts'
import type { Onboarding } from '../../app/onboarding/onboarding.ts'
import type { ActivityRequest } from '../../app/run/activityRequest.ts'
import {
  type Consentable,
  type ConsentedValue,
  consentableSchema,
  consentNeededWords,
  consentNext,
  isNamed,
  valuesToConsent,
  wronglyNamed,
} from '../../app/run/foreignConsent.ts'
import { ConsentNeeded } from '../failures/consentNeeded.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { writeDataFile } from '../files/dataDirectory.ts'
import { readBoundedFile } from '../files/readBoundedFile.ts'

/**
 * The consents to values that are not ActiveEye's: in the data directory of this computer, never in the onboarding
 * file, because that is what may lie. Each is for one onboarding and one exact value.
 */

const consentSchema = z.strictObject({
  onboardingId: z.string(),
  what: consentableSchema,
  /** The template's address or the bucket's ARN. */
  value: z.string(),
  /** ISO time, and the person's name on this computer. */
  at: z.string(),
  by: z.string(),
})
type Consent = z.infer<typeof consentSchema>

const fileSchema = z.strictObject({ version: z.literal(1), consents: z.array(consentSchema) })

/** What of this onboarding nobody consented to yet. */
export async function consentsNeeded(dataDirectory: string, onboarding: Onboarding): Promise<Consentable[]> {
  const given = await readConsents(dataDirectory)
  return valuesToConsent(onboarding)
    .filter((value) => !given.some((consent) => isFor(consent, onboarding, value)))
    .map(({ what }) => what)
}

/**
 * Refuses a run that would use what nobody consented to.
 * @returns the values that the request names for the first time: {@link keepConsents}
 * @throws InvalidInputError when a named value is not the onboarding's, ConsentNeeded
 */
export async function expectConsents(
  dataDirectory: string,
  onboarding: Onboarding,
  { skip, named = {} }: Pick<ActivityRequest, 'skip' | 'named'>,
): Promise<readonly ConsentedValue[]> {
  const wrong = wronglyNamed(onboarding, named)
  if (wrong.length > 0) throw new InvalidInputError(wrong)
  const values = valuesToConsent(onboarding, skip)
  if (values.length === 0) return []
  const given = await readConsents(dataDirectory)
  const open = values.filter((value) => !given.some((consent) => isFor(consent, onboarding, value)))
  const unnamed = open.filter((value) => {
    const typed = named[value.what]
    return typed === undefined || !isNamed(value, typed)
  })
  if (unnamed.length > 0)
    throw new ConsentNeeded(unnamed.map(consentNeededWords), `Nothing was created. ${consentNext(unnamed)}`)
  return open
}

/** Keeps the consents for later runs. @throws FileNotWritten */
export async function keepConsents(
  dataDirectory: string,
  { id: onboardingId }: Pick<Onboarding, 'id'>,
  values: readonly ConsentedValue[],
  { by, at }: Pick<Consent, 'by' | 'at'>,
): Promise<void> {
  if (values.length === 0) return
  const given = await readConsents(dataDirectory)
  const consents = values.map(({ what, given: value }): Consent => ({ onboardingId, what, value, at, by }))
  const text = JSON.stringify({ version: 1, consents: [...given, ...consents] }, undefined, 2)
  await writeDataFile(fileIn(dataDirectory), `${text}\n`)
}

function isFor(
  { onboardingId, what, value }: Consent,
  { id }: Pick<Onboarding, 'id'>,
  wanted: ConsentedValue,
): boolean {
  return onboardingId === id && what === wanted.what && value === wanted.given
}

/** A file that can't be read, or that somebody else can write, holds no consent: the person is asked again. */
async function readConsents(dataDirectory: string): Promise<readonly Consent[]> {
  try {
    const bytes = await readBoundedFile(fileIn(dataDirectory), LIMITS.consentsFile, { owner: 'me' })
    const parsed = fileSchema.safeParse(JSON.parse(bytes.toString('utf8')))
    return parsed.success ? parsed.data.consents : []
  } catch {
    return []
  }
}

function fileIn(dataDirectory: string): string {
  return join(dataDirectory, 'consents.json')
}
