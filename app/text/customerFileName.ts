import { slug } from './slug.ts'

/** Characters of the customer's name in the name of a file. */
const LONGEST = 40

/**
 * `acme-activeeye-report`, of a customer and a rest: safe on every file system, and readable as long as the customer's
 * name has Latin letters.
 */
export function customerFileName(customer: string, rest: string): string {
  const short = slug(slug(customer).slice(0, LONGEST))
  return short === '' ? rest : `${short}-${rest}`
}
