import { isContractProcedure } from '@orpc/contract'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '../../app/contract/contract.ts'

/** The procedures of a contract with their paths. */
function proceduresOf(node: unknown, path: readonly string[] = []): [string, Schemas][] {
  if (isContractProcedure(node)) return [[path.join('.'), node['~orpc'] as Schemas]]
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, below]) => proceduresOf(below, [...path, name]))
}

interface Schemas {
  readonly inputSchema?: unknown
  readonly outputSchema?: unknown
  readonly errorMap: Record<string, { data?: unknown } | undefined>
}

/** What an event iterator yields; oRPC keeps it behind a symbol on the schema. */
function withoutIterator(schema: unknown): unknown {
  if (schema instanceof z.ZodType || schema === undefined) return schema
  const details = Object.getOwnPropertySymbols(schema)
    .map((symbol) => (schema as Record<symbol, unknown>)[symbol])
    .concat(
      Object.getOwnPropertySymbols((schema as { '~standard': object })['~standard']).map(
        (symbol) => (schema as { '~standard': Record<symbol, unknown> })['~standard'][symbol],
      ),
    )
  return details.map((detail) => (detail as { yields?: unknown } | undefined)?.yields).find(Boolean)
}

const procedures = proceduresOf(contract)
const outputs = procedures.flatMap(([name, { outputSchema, errorMap }]) => [
  ...(outputSchema === undefined ? [] : [[name, withoutIterator(outputSchema)] as const]),
  ...Object.entries(errorMap).flatMap(([code, error]) =>
    error?.data === undefined ? [] : [[`${name} ${code}`, error.data] as const],
  ),
])

/** JSON Schema of what a schema gives; it throws at a type that JSON does not have: Date, Map, bigint, a function. */
function jsonSchemaOf(schema: unknown): unknown {
  if (!(schema instanceof z.ZodType)) throw new Error('It is no Zod schema.')
  return z.toJSONSchema(schema, { io: 'output', unrepresentable: 'throw', cycles: 'ref' })
}

/** Every name of a property anywhere in a JSON Schema. */
function propertyNames(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, below]) =>
    key === 'properties' && typeof below === 'object' && below !== null
      ? [...Object.keys(below), ...Object.values(below).flatMap(propertyNames)]
      : propertyNames(below),
  )
}

/** Places in a JSON Schema where anything may be. */
function openPlaces(node: unknown, path = '$'): string[] {
  if (typeof node !== 'object' || node === null) return []
  const says = ['type', '$ref', 'anyOf', 'oneOf', 'allOf', 'const', 'enum', 'not']
  const here =
    /(\.properties\.[^.]+|\.items|\.additionalProperties|\.(anyOf|oneOf|allOf)\.\d+|^\$)$/.test(path) &&
    !says.some((word) => word in node)
  return [
    ...(here ? [path] : []),
    ...Object.entries(node).flatMap(([key, below]) => openPlaces(below, `${path}.${key}`)),
  ]
}

/** Names under which a credential would be kept. `keys` is a kind of access, its value no key. */
const CREDENTIAL =
  /secret|token|passw|passphrase|credential|sessiontoken|accesskey|privatekey|apikey|bearer|cookie|authorization/i

test('there are procedures, and what they stream is known', () => {
  expect(procedures.length).toBeGreaterThan(15)
  expect(procedures.map(([name]) => name)).toContain('checklist.watch')
  expect(outputs.every(([, schema]) => schema !== undefined)).toBe(true)
})

test.each(outputs)('%s gives JSON, every part of it described', (_, schema) => {
  expect(openPlaces(jsonSchemaOf(schema))).toEqual([])
})

test.each(outputs)('%s can hold no credential by its name', (_, schema) => {
  expect(propertyNames(jsonSchemaOf(schema)).filter((name) => CREDENTIAL.test(name))).toEqual([])
})

test('the walk would find one', () => {
  const schema = z.object({ list: z.array(z.union([z.null(), z.object({ sessionToken: z.string() })])) })
  expect(propertyNames(jsonSchemaOf(schema)).filter((name) => CREDENTIAL.test(name))).toEqual([
    'sessionToken',
  ])
  expect(openPlaces(jsonSchemaOf(z.object({ any: z.unknown() })))).toEqual(['$.properties.any'])
  expect(() => jsonSchemaOf(z.object({ at: z.date() }))).toThrow()
})
