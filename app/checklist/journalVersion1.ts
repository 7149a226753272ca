/**
 * Version 1 of the checklist called the customer "you" in its journals. This reads such an event as version 2 writes
 * it, before it is checked against the schema.
 */
export function fromVersion1(event: unknown): unknown {
  if (!isObject(event)) return event
  const problems = Array.isArray(event.problems)
    ? { problems: event.problems.map(withCustomer('waitsFor')) }
    : {}
  return { ...asObject(withCustomer('for')(event)), ...problems }
}

function withCustomer(key: string): (value: unknown) => unknown {
  return (value) => (isObject(value) && value[key] === 'you' ? { ...value, [key]: 'customer' } : value)
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function asObject(value: unknown): object {
  return isObject(value) ? value : {}
}
