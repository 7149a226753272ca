import { z } from 'zod'
import { onboardingSchema } from './onboarding.ts'

/**
 * The JSON Schema of the onboarding file, for editors, as text. Draft 7, because every editor completes it;
 * what may be left out is optional. Kept in assets/onboarding.schema.json.
 */
export function onboardingJsonSchema(): string {
  const schema = z.toJSONSchema(onboardingSchema, { target: 'draft-07', io: 'input' })
  return `${JSON.stringify({ title: 'ActiveEye onboarding', allowComments: true, allowTrailingCommas: true, ...schema }, undefined, 2)}\n`
}
