import { z } from 'zod'
import { accepted, type Parsed, type ValueRefusal } from './parsed.ts'

/** An address that starts with https and carries no user name or password: the file never holds a secret. */
export function httpsUrlSchema(description: string, example: string) {
  const expected = expectedLike(example)
  return z
    .url({ protocol: /^https$/, error: expected, abort: true })
    .regex(/^https:\/\/[!"$-.0->A-[\]-~]+(?:[/?#][!-~]*)?$/i, expected)
    .meta({ description, examples: [example] })
}

/** The addresses that people type, as they are called and what they look like. */
export const WEB_ADDRESSES = {
  startUrl: { name: 'AWS access portal URL', example: 'https://acme.awsapps.com/start' },
  portalUrl: { name: 'ActiveEye portal', example: 'https://acme.activeeye.com' },
  updatesUrl: { name: 'Address of the updates', example: 'https://updates.example.com/onboarding' },
} as const

/**
 * A web address as a person types it, with blanks around; an access portal as the address bar of a browser has it. The
 * refusal repeats nothing: a password may stand in it.
 */
export function parseWebAddress(
  typed: string,
  field: keyof typeof WEB_ADDRESSES,
): Parsed<string, ValueRefusal> {
  const { name, example } = WEB_ADDRESSES[field]
  const address = field === 'startUrl' ? portalAddress(typed) : typed.trim()
  if (httpsUrlSchema('', example).safeParse(address).success) return accepted(address)
  const expected = expectedLike(example)
  return {
    ok: false,
    refusals: [
      { expected, message: `${name}: expected ${expected}, without user name, password and blanks.` },
    ],
  }
}

/**
 * The address of an access portal without what its pages add to it: fragment and query. The address bar leaves out
 * https://. What is no address stays as it is.
 */
export function portalAddress(typed: string): string {
  const text = typed.trim()
  const whole = /^[\w-]+(\.[\w-]+)+(?=$|[/?#:])/.test(text) ? `https://${text}` : text
  return /^https:\/\//i.test(whole) ? whole.replace(/[?#].*$/s, '').replace(/\/+$/, '') : whole
}

function expectedLike(example: string): string {
  return `an address that starts with https://, such as ${example}`
}
