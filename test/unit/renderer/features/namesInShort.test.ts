import { expect, it } from 'vitest'
import { namesInShort } from '../../../../renderer/features/namesInShort.ts'

const named = (...names: readonly string[]) => names.map((name) => ({ name }))

it('names three accounts and counts the rest', () => {
  expect(namesInShort(named('a'))).toBe('a')
  expect(namesInShort(named('a', 'b', 'c'))).toBe('a, b and c')
  expect(namesInShort(named('a', 'b', 'c', 'd', 'e', 'f', 'g'))).toBe('a, b, c and 4 more')
})
