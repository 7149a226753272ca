import { dirname, join, resolve } from 'node:path'
import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import { onboardingIdSchema } from '../../app/onboarding/onboarding.ts'

/** Which journal: the one of this onboarding in this directory. */
export interface JournalPlace {
  readonly directory: string
  readonly onboardingId: string
}

/** The journal's file. The id is part of the path, so it is checked that the path stays in the directory. */
export function journalPath({ directory, onboardingId }: JournalPlace): string {
  const path = resolve(join(directory, `${onboardingId}.journal.jsonl`))
  if (onboardingIdSchema.safeParse(onboardingId).success && dirname(path) === resolve(directory)) return path
  throw new JournalUnusable(
    'unreadable',
    `${JSON.stringify(onboardingId)} can't be the id of an onboarding.`,
    'Correct "id" in the onboarding file: 8 to 64 letters, digits and dashes.',
  )
}
