import { z } from 'zod'

/** A request as IAM sees it. */
export interface PolicyRequest {
  readonly action: string
  /** The ARN. */
  readonly resource: string
  /** The condition keys that the request has. */
  readonly context?: Readonly<Record<string, string | readonly string[]>>
}

const conditionSchema = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])))

export const policySchema = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(
    z.strictObject({
      Sid: z.string(),
      Effect: z.literal('Allow'),
      Action: z.array(z.string()),
      Resource: z.array(z.string()),
      Condition: conditionSchema.optional(),
    }),
  ),
})

/**
 * Whether a policy of nothing but Allow statements allows a request, by the rules of
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 * and reference_policies_elements_condition_operators.html. No evaluator of a registry could be used: the one on npm is
 * under the AGPL, and moto looks at no conditions. It knows the operators that the operator's policy uses.
 */
export function isAllowed(policy: string, { action, resource, context = {} }: PolicyRequest): boolean {
  const { Statement } = policySchema.parse(JSON.parse(policy))
  return Statement.some(
    (statement) =>
      statement.Action.some((pattern) => isLike(action.toLowerCase(), pattern.toLowerCase())) &&
      statement.Resource.some((pattern) => isLike(resource, pattern)) &&
      // All operators and all keys have to match; of the values of one key, any.
      Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
        Object.entries(keys).every(([key, values]) => matches(operator, context[key], [values].flat())),
      ),
  )
}

function matches(
  operator: string,
  found: string | readonly string[] | undefined,
  values: readonly string[],
): boolean {
  const given = found === undefined ? [] : [found].flat()
  switch (operator) {
    case 'Null':
      return values.includes(String(found === undefined))
    case 'StringEquals':
      return given.length === 1 && values.includes(given[0] ?? '')
    case 'StringLike':
      return given.length === 1 && values.some((value) => isLike(given[0] ?? '', value))
    case 'ForAnyValue:StringEquals':
      return given.some((one) => values.includes(one))
    default:
      throw new Error(`The evaluator does not know ${operator}.`)
  }
}

function isLike(text: string, pattern: string): boolean {
  const expression = pattern
    .split('*')
    .map((part) => part.replaceAll(/[\\^$.()+[\]{}|]/g, '\\$&').replaceAll('?', '.'))
    .join('.*')
  return new RegExp(`^${expression}$`, 's').test(text)
}
