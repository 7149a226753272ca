import { getEventIteratorSchemaDetails } from '@orpc/contract'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { contract } from '../../../../app/contract/contract.ts'
import { fieldMask } from '../../../../app/masking/fieldMask.ts'
import { fieldsOf } from '../../../../app/onboarding/rawFields.ts'

/** Fields that hold no name: the app's words, AWS's words, times, hashes, and IDs that are found by their form. */
const WITHOUT_NAMES = new Set(
  `$schema action actions answeredAt appVersion arn at boundary capabilities capabilitiesReason checkedAt checksum code conditions
  confirmed confirmedAt description destinationBefore different differs due effect ending endsAt expected expiresAt files firstSeen
  externalId flowLogDestination group hash host id identity importedAt joinedAt joinedMethod key lastSeen logicalId macros madeAt
  managedPolicies mediaType mfaSerial newVersion onboardingId only operator ownSha256 partition practice prescribed purpose recordedAt region
  regions reportAt requestId resourceTypes resources roleArn roleName roleNames saidAt service sha256
  since stackId stackIds stackName stackRegion startedAt state status templateUrl type unknown url userCode values version
  waitsFor warning`.split(/\s+/),
)

/** Every field of an output that may hold any text, with the object that it stands in. */
function textFields(
  schema: unknown,
  of = '',
  key = '',
  object: Readonly<Record<string, unknown>> = {},
): string[] {
  if (typeof schema !== 'object') return []
  // The scenarios of the practice cloud, and files that are made masked.
  if (
    'group' in fieldsOf(fieldsOf(schema).properties) ||
    'mediaType' in fieldsOf(fieldsOf(schema).properties)
  )
    return []
  const {
    type,
    enum: options,
    const: constant,
    properties,
    items,
    additionalProperties,
    anyOf,
    oneOf,
    $defs,
  } = fieldsOf(schema)
  if (type === 'string') {
    if (options !== undefined || constant !== undefined) return []
    return fieldMask(key, { of, object }, 'vpc-0a1') === 'ids' ? [key] : []
  }
  return [
    ...Object.entries(fieldsOf(properties)).flatMap(([name, field]) =>
      name === 'trust' || name === 'asReturned' ? [] : textFields(field, key, name, fieldsOf(properties)),
    ),
    ...textFields(items, of, key, object),
    ...textFields(additionalProperties, key, key === 'tags' ? 'any' : '', {}),
    ...[anyOf, oneOf]
      .flatMap((some) => (Array.isArray(some) ? some : []))
      .flatMap((one) => textFields(one, of, key, object)),
    ...Object.values(fieldsOf($defs)).flatMap((one) => textFields(one)),
  ].filter((name) => name !== '')
}

function outputsOf(node: unknown, path: string): [string, unknown][] {
  const procedure = fieldsOf(fieldsOf(node)['~orpc'])
  if ('outputSchema' in procedure) {
    const { outputSchema } = procedure
    if (!(outputSchema instanceof z.ZodType)) {
      // A stream's schema is oRPC's own.
      const yields = getEventIteratorSchemaDetails(outputSchema as never)?.yields
      return yields === undefined ? [] : [[path, yields]]
    }
    return [[path, outputSchema]]
  }
  return Object.entries(fieldsOf(node)).flatMap(([key, child]) => outputsOf(child, `${path}/${key}`))
}

const outputs = outputsOf(contract, '')

test('each text of the contract is masked as a name, as a sentence, or known to hold neither', () => {
  expect(outputs.length).toBeGreaterThan(50)
  const unknown = outputs.flatMap(([path, schema]) =>
    // The contract's outputs are Zod's.
    textFields(z.toJSONSchema(schema as z.ZodType, { io: 'output', unrepresentable: 'any' }))
      .filter((key) => !WITHOUT_NAMES.has(key))
      .map((key) => `${path}: ${key}`),
  )
  expect(unknown, 'name them in fieldMask.ts, or here if they hold no name').toEqual([])
})
