import { z } from 'zod'

/** An address that starts with https and carries no user name or password: the file never holds a secret. */
export function httpsUrlSchema(description: string, example: string) {
  const expected = `an address that starts with https://, such as ${example}`
  return z
    .url({ protocol: /^https$/, error: expected, abort: true })
    .regex(/^https:\/\/[!"$-.0->A-[\]-~]+(?:[/?#][!-~]*)?$/i, expected)
    .meta({ description, examples: [example] })
}
