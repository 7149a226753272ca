import { EXTERNAL_ID_PARAMETER } from '../activeeye/prescribed.ts'
import { field, intrinsicOf, isObject, type TemplateObject, type TemplateValue } from './templateValue.ts'

/** Longer than any ARN or condition that a person would read. */
const MAX_TEXT = 1_000

/**
 * A value as text. Parameters have their defaults, since the app fills in the ExternalID and nothing else; what can't
 * be known before the creation stays as CloudFormation writes it, `${Name}`.
 */
export function resolveText(value: TemplateValue, parameters: TemplateObject): string {
  const text = textOf(value, parameters)
  return text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}… (${text.length} characters)` : text
}

function textOf(value: TemplateValue, parameters: TemplateObject): string {
  if (typeof value === 'string') return value
  const intrinsic = intrinsicOf(value)
  const part = (one: TemplateValue) => textOf(one, parameters)
  switch (intrinsic?.name) {
    case undefined:
      return JSON.stringify(value)
    case 'Ref':
      return typeof intrinsic?.argument === 'string'
        ? referenceText(intrinsic.argument, parameters)
        : JSON.stringify(value)
    case 'Fn::GetAtt': {
      const { argument } = intrinsic ?? {}
      return `\${${Array.isArray(argument) ? argument.map(part).join('.') : part(argument ?? '')}}`
    }
    case 'Fn::Sub':
      return substituted(intrinsic?.argument ?? '', parameters)
    case 'Fn::Join': {
      const [delimiter, items] = Array.isArray(intrinsic?.argument) ? intrinsic.argument : []
      return typeof delimiter === 'string' && Array.isArray(items)
        ? items.map(part).join(delimiter)
        : JSON.stringify(value)
    }
    default:
      return JSON.stringify(value)
  }
}

/** `${A}` is replaced, `${!A}` stands for itself. The second form of the function brings its own variables. */
function substituted(argument: TemplateValue, parameters: TemplateObject): string {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, undefined]
  if (typeof text !== 'string') return JSON.stringify({ 'Fn::Sub': argument })
  return text.replace(/\$\{([^!}][^}]*)\}/g, (whole, name: string) => {
    const own = isObject(variables) ? field(variables, name) : undefined
    if (own !== undefined) return textOf(own, parameters)
    return name.includes('.') ? whole : referenceText(name, parameters)
  })
}

/**
 * A default that is shown to nobody (NoEcho) is not shown here either. That of an SSM parameter is its name, and not its
 * value; and the ExternalID is never its default, since the app fills it in.
 */
function referenceText(name: string, parameters: TemplateObject): string {
  const parameter = field(parameters, name)
  const isElsewhere = String(field(parameter, 'Type') ?? '').startsWith('AWS::SSM::')
  if (isElsewhere || name === EXTERNAL_ID_PARAMETER) return `\${${name}}`
  const value = field(parameter, 'Default')
  const isHidden = String(field(parameter, 'NoEcho') ?? '').toLowerCase() === 'true'
  return typeof value === 'string' && !isHidden ? value : `\${${name}}`
}
