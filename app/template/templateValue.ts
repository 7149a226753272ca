/**
 * A template's contents as CloudFormation's JSON has them: `!Ref X` is `{ Ref: 'X' }`. Every scalar is its source text,
 * so that an account ID keeps its leading zeros and a number is not rounded.
 */
export type TemplateValue = string | readonly TemplateValue[] | TemplateObject
export interface TemplateObject {
  readonly [key: string]: TemplateValue
}

export function isObject(value: TemplateValue | undefined): value is TemplateObject {
  return typeof value === 'object' && !Array.isArray(value)
}

/** The value of a key that the object itself has. */
export function field(value: TemplateValue | undefined, key: string): TemplateValue | undefined {
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined
}

/** IAM takes one value in the place of a list of one. */
export function listOf(value: TemplateValue | undefined): readonly TemplateValue[] {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}

/** The name and the argument of an intrinsic function; `undefined` when the value is none. */
export function intrinsicOf(
  value: TemplateValue | undefined,
): { readonly name: string; readonly argument: TemplateValue } | undefined {
  if (!isObject(value)) return undefined
  const [entry, ...others] = Object.entries(value)
  if (entry === undefined || others.length > 0) return undefined
  const [name, argument] = entry
  return name === 'Ref' || name.startsWith('Fn::') || name.startsWith('!') ? { name, argument } : undefined
}
