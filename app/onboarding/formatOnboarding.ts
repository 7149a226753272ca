import type { Onboarding } from './onboarding.ts'

/** Where editors look for the schema when the file doesn't say: a copy of assets/onboarding.schema.json beside it. */
export const SCHEMA_REFERENCE = './onboarding.schema.json'

/** The text of an onboarding file, with the keys in the order of the documentation. */
export function formatOnboarding(onboarding: Onboarding): string {
  const { $schema = SCHEMA_REFERENCE, ...rest } = onboarding
  return `${JSON.stringify({ $schema, ...rest }, undefined, 2)}\n`
}
