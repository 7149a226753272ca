import type { z } from 'zod'
import { type Fault, faultText } from '../../app/onboarding/fault.ts'
import { schemaFaults } from '../../app/onboarding/schemaFaults.ts'
import { capitalized } from '../../app/text/capitalized.ts'

/** What is wrong with the value of a field by the rule of the file, as its error text; undefined when it is right. */
export function fieldFault(schema: z.ZodType, value: unknown): string | undefined {
  const [fault] = schemaFaults(schema, value)
  return fault && errorText(fault)
}

/** `Found "Acme_Prod", expected lower-case letters … (it has upper-case letters).` */
export function errorText(fault: Fault, sameAs?: string): string {
  return `${capitalized(faultText(fault, sameAs))}.`
}
