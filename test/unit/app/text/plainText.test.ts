import { expect, test } from 'vitest'
import { plainText } from '../../../../app/text/plainText.ts'

test('plain text is one line that shows what it is', () => {
  expect(plainText('a \r\n b\tc\u2028d')).toBe('a b c d')
  expect(plainText('x\u202Ey\u0000\u001B')).toBe('x\uFFFDy\uFFFD\uFFFD')
  expect(plainText('שלום é 👩‍💻')).toBe('שלום é 👩‍💻')
})
