import { describe, expect, test } from 'vitest'
import { clientOver, refusalOf } from './app.ts'
import { TRANSPORTS } from './transports.ts'

/** What a person types in and nobody may read again. */
const CANARY = 'wJalrXUtnFEMIcanaryK7MDENGbPxRfiCYEXAMPLE'

const practice = 'ordinary'
const ACCOUNT = '111122223333'
const KEYS = { accountId: ACCOUNT, accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: CANARY }

/** Input that is refused for its form, and for what AWS says to it. */
const REFUSED: readonly (readonly [string, readonly string[], unknown])[] = [
  ['keys that AWS does not know', ['signIn', 'enterKeys'], { keys: KEYS, practice }],
  [
    'a temporary key without its token',
    ['signIn', 'enterKeys'],
    { keys: { ...KEYS, accessKeyId: 'ASIAIOSFODNN7EXAMPLE' }, practice },
  ],
  [
    'a secret with a space in it',
    ['signIn', 'enterKeys'],
    { keys: { ...KEYS, secretAccessKey: `${CANARY} ${CANARY}` }, practice },
  ],
  [
    'the secret in the wrong field',
    ['signIn', 'enterKeys'],
    { keys: { ...KEYS, accessKeyId: CANARY }, practice },
  ],
  ['an unknown field', ['signIn', 'enterKeys'], { keys: { ...KEYS, secret: CANARY }, practice }],
  ['no text', ['signIn', 'enterKeys'], { keys: { ...KEYS, secretAccessKey: [CANARY] }, practice }],
  ['a code that is none', ['signIn', 'enterCode'], { id: 'x', code: CANARY }],
  [
    'a proxy with its password',
    ['network', 'save'],
    { proxy: { kind: 'manual', url: `http://me:${CANARY}@proxy.example.com:8080` } },
  ],
  ['a proxy’s password as a list', ['network', 'signInToProxy'], { user: 'me', password: [CANARY] }],
]

type Procedure = (input: unknown) => Promise<unknown>

describe.each(TRANSPORTS)('over $name', (transport) => {
  test.each(REFUSED)('%s is refused without being repeated', async (_, path, input) => {
    const { client } = await clientOver(transport)
    const procedure = path.reduce<unknown>(
      (node, name) => (node as Record<string, unknown>)[name],
      client,
    ) as Procedure
    const refusal = await refusalOf(procedure(input))
    expect(JSON.stringify(refusal)).not.toContain(CANARY.slice(0, 12))
    expect(refusal.code).not.toBe('INTERNAL_SERVER_ERROR')
  })
})
