import { resolveText } from './resolveText.ts'
import { intrinsicOf, listOf, type TemplateObject, type TemplateValue } from './templateValue.ts'

/** One of the values that a place can have. */
export interface Alternative {
  readonly value: TemplateValue
  /** When it has this value: the template's conditions, in words. Empty: always. */
  readonly when: readonly string[]
}

/** Every value that may stand here: both sides of each `Fn::If`, and the members of lists. `AWS::NoValue` is none. */
export function alternatives(
  value: TemplateValue | undefined,
  parameters: TemplateObject,
  when: readonly string[] = [],
): readonly Alternative[] {
  return listOf(value).flatMap((one) => {
    const intrinsic = intrinsicOf(one)
    if (intrinsic?.name === 'Ref' && intrinsic.argument === 'AWS::NoValue') return []
    if (intrinsic?.name !== 'Fn::If' || !Array.isArray(intrinsic.argument)) return [{ value: one, when }]
    const [condition = '', yes, no] = intrinsic.argument
    const name = resolveText(condition, parameters)
    return [
      ...alternatives(yes, parameters, [...when, `if ${name}`]),
      ...alternatives(no, parameters, [...when, `if not ${name}`]),
    ]
  })
}

/** The same as texts: `arn:… (if UseAudit)`. */
export function alternativeTexts(value: TemplateValue | undefined, parameters: TemplateObject): string[] {
  return alternatives(value, parameters).map(({ value: one, when }) => {
    const text = resolveText(one, parameters)
    return when.length === 0 ? text : `${text} (${when.join(', ')})`
  })
}
