import { writeFileSync } from 'node:fs'
import { onboardingJsonSchema } from '../../app/onboarding/onboarding.ts'

/** Run after the schema in app/onboarding/ changed; a test fails until then. */
writeFileSync(new URL('../../assets/onboarding.schema.json', import.meta.url), onboardingJsonSchema())
