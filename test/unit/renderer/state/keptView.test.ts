import { expect, test } from 'vitest'
import { z } from 'zod'
import { readView } from '../../../../renderer/state/keptView.ts'

const schema = z.strictObject({ text: z.string() })

test('a view that another version of the app left is none', () => {
  const view = { onboardingId: 'acme', view: { text: 'prod' } }
  expect(readView(JSON.stringify(view), schema)).toEqual(view)
  for (const text of [
    null,
    '{',
    '[]',
    '{"view":{"text":"prod"}}',
    '{"onboardingId":"acme","view":{"page":1}}',
  ])
    expect(readView(text, schema)).toBeUndefined()
})
