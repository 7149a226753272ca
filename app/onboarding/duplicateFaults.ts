import { parseAccountId } from '../input/accountId.ts'
import { valueOrTyped } from '../input/parsed.ts'
import { valueWords } from '../text/valueWords.ts'
import type { Fault, Path } from './fault.ts'
import { nameKey } from './name.ts'
import { fieldsOf, rawAccounts } from './rawFields.ts'

/** Values that must differ between accounts. Each place after the first is a fault that names the first. */
export function duplicateFaults(value: unknown): readonly Fault[] {
  const accounts = rawAccounts(value)
  const fields = (...keys: readonly string[]) =>
    accounts.map((account, index) => ({
      path: ['accounts', index, ...keys],
      value: keys.reduce<unknown>((inner, key) => fieldsOf(inner)[key], account),
    }))

  return [
    ...repeated(fields('accountId'), accountKey, 'each account once'),
    ...repeated(fields('name'), nameKey, 'a different name for each account'),
    // ActiveEye: "used to distinguish one account from another".
    ...(fieldsOf(value).allowSharedExternalIds === true
      ? []
      : repeated(
          fields('externalId'),
          (text) => text,
          'a different ExternalID for each account, or "allowSharedExternalIds": true',
        )),
    // ActiveEye: "must be unique within ActiveEye for a particular connector type".
    ...repeated(
      fields('connector', 'displayName'),
      nameKey,
      'a different display name for each account, because ActiveEye takes each only once',
    ),
    ...accounts.flatMap(({ regions }, index) =>
      repeated(listed(regions, ['accounts', index, 'regions']), (text) => text, 'each Region once'),
    ),
    ...accounts.flatMap(({ vpcDecisions }, index) =>
      repeated(
        listed(vpcDecisions, ['accounts', index, 'vpcDecisions']).map(({ path, value }) => ({
          path: [...path, 'vpcId'],
          value: fieldsOf(value).vpcId,
        })),
        (text) => text,
        'one decision for each VPC',
      ),
    ),
    ...accounts.flatMap(({ vpcTargets }, index) =>
      repeated(
        listed(vpcTargets, ['accounts', index, 'vpcTargets']).map(({ path, value }) => ({
          path: [...path, 'vpcId'],
          value: fieldsOf(value).vpcId,
        })),
        (text) => text,
        'one choice for each VPC',
      ),
    ),
    ...accounts.flatMap(({ regionsLeftOut }, index) =>
      repeated(
        listed(regionsLeftOut, ['accounts', index, 'regionsLeftOut']).map(({ path, value }) => ({
          path: [...path, 'region'],
          value: fieldsOf(value).region,
        })),
        (text) => text,
        'each Region once',
      ),
    ),
  ]
}

interface Field {
  readonly path: Path
  readonly value: unknown
}

function repeated(
  fields: readonly Field[],
  keyOf: (text: string) => string,
  expected: string,
): readonly Fault[] {
  const first = new Map<string, Path>()
  return fields.flatMap(({ path, value }) => {
    if (typeof value !== 'string') return []
    const key = keyOf(value)
    const sameAs = first.get(key)
    if (sameAs !== undefined) return [{ path, found: valueWords(value), expected, sameAs }]
    first.set(key, path)
    return []
  })
}

function accountKey(text: string): string {
  return valueOrTyped(parseAccountId(text), text)
}

function listed(value: unknown, path: Path): readonly Field[] {
  return Array.isArray(value) ? value.map((item, index) => ({ path: [...path, index], value: item })) : []
}
