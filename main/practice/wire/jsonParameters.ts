import type { WireParameters } from './parameters.ts'

/** A JSON object's scalar members by their names, and the members of its lists as `NAME.1`, `NAME.2`, … */
export function jsonParameters(body: string): WireParameters {
  const parsed = parseJson(body)
  const entries = typeof parsed === 'object' && parsed !== null ? Object.entries(parsed) : []
  return new Map(entries.flatMap(([name, value]) => scalars(name, value)))
}

function scalars(name: string, value: unknown): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((member, at) => scalars(`${name}.${at + 1}`, member))
  return typeof value === 'object' ? [] : [[name, String(value)]]
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body === '' ? '{}' : body)
  } catch {
    // As if it said nothing: what is missing is then refused by name.
    return {}
  }
}
