import { slug } from '../onboarding/slug.ts'

/** `acme-activeeye-report`: safe on every file system, and readable as long as the name has Latin letters. */
export function reportFileName(customer: string): string {
  const short = slug(slug(customer).slice(0, 40))
  return short === '' ? 'activeeye-report' : `${short}-activeeye-report`
}
