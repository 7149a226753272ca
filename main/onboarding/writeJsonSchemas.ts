import { writeFileSync } from 'node:fs'
import { checklistJsonSchema } from '../../app/checklist/checklist.ts'
import { onboardingJsonSchema } from '../../app/onboarding/onboarding.ts'

/** Run after the schema of the onboarding file or of the checklist changed; a test fails until then. */
const assets = new URL('../../assets/', import.meta.url)
writeFileSync(new URL('onboarding.schema.json', assets), onboardingJsonSchema())
writeFileSync(new URL('checklist.schema.json', assets), checklistJsonSchema())
