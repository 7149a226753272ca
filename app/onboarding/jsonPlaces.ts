import type { Node } from 'jsonc-parser'
import { foundWords } from '../text/foundWords.ts'
import type { Fault, Path } from './fault.ts'

/** The plain value of a tree. Unlike jsonc-parser's own, a key `__proto__` stays a key. */
export function treeValue(node: Node): unknown {
  switch (node.type) {
    case 'object':
      return Object.fromEntries(properties(node).map(({ key, value }) => [key, value && treeValue(value)]))
    case 'array':
      return (node.children ?? []).map(treeValue)
    default:
      return node.value
  }
}

/** Where a value (or its key) stands; for a missing one, where the object that lacks it does. */
export function offsetOf(tree: Node, { path, at }: Pick<Fault, 'path' | 'at'>): number {
  const [part, ...rest] = path
  if (part === undefined) return tree.offset
  if (typeof part === 'number') {
    const item = tree.type === 'array' ? tree.children?.[part] : undefined
    return item === undefined
      ? tree.offset
      : offsetOf(item, at === undefined ? { path: rest } : { path: rest, at })
  }
  const property = properties(tree).findLast(({ key }) => key === part)
  if (property === undefined) return tree.offset
  const { keyNode, value } = property
  if (value === undefined || (at === 'key' && rest.length === 0)) return keyNode.offset
  return offsetOf(value, at === undefined ? { path: rest } : { path: rest, at })
}

/** A key that stands a second time in its object. */
export interface DoubledKey {
  readonly path: Path
  readonly found: string
  readonly offset: number
  /** The offset of the first one. */
  readonly first: number
}

/** Readers of JSON silently take the last of two, so neither is trusted. */
export function doubledKeys(node: Node, path: Path = []): readonly DoubledKey[] {
  if (node.type === 'array')
    return (node.children ?? []).flatMap((child, index) => doubledKeys(child, [...path, index]))
  const seen = new Map<string, number>()
  return properties(node).flatMap(({ key, keyNode, value }) => {
    const first = seen.get(key)
    if (first === undefined) seen.set(key, keyNode.offset)
    const inner = value === undefined ? [] : doubledKeys(value, [...path, key])
    if (first === undefined) return inner
    const found = `the key ${foundWords(key)} a second time`
    return [{ path: [...path, key], found, offset: keyNode.offset, first }, ...inner]
  })
}

interface Property {
  readonly key: string
  readonly keyNode: Node
  readonly value: Node | undefined
}

function properties(node: Node): readonly Property[] {
  if (node.type !== 'object') return []
  return (node.children ?? []).flatMap(({ children: [keyNode, value] = [] }) =>
    keyNode === undefined ? [] : [{ key: String(keyNode.value), keyNode, value }],
  )
}
