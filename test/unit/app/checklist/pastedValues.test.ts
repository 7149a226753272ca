import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compareConnector } from '../../../../app/checklist/connectorStatus.ts'
import { prioritySchema } from '../../../../app/onboarding/onboarding.ts'
import { otherAccount, sampleAccount } from '../../../doubles/sampleOnboarding.ts'

/** What people paste for one field of a connector, and what the app says of it: a value as JSON, then its lines. */
const FIXTURE = fileURLToPath(new URL('pastedValues.txt', import.meta.url))

const ACCOUNT = sampleAccount({ accountId: '011122223333' })
const WANTED = {
  displayName: 'Acme prod',
  accountId: ACCOUNT.accountId,
  externalId: 'acme-prod',
  priority: 'medium',
}

const FIELDS = ['displayName', 'accountId', 'externalId', 'priority'] as const

/** Each value stands as `FIELD VALUE`; the lines that are indented below it are the message, and what to do first. */
const CASES = readFileSync(FIXTURE, 'utf8')
  .trimEnd()
  .split(/\n(?=\S)/)
  .map((block): readonly [value: string, expected: string] => {
    const [head = '', ...lines] = block.split('\n')
    return [head, lines.map((line) => line.trim()).join('\n')]
  })

function saidOfValue(head: string): string {
  const field = FIELDS.find((each) => head.startsWith(`${each} `))
  if (field === undefined) throw new Error(`${head} names no field.`)
  const value: string = JSON.parse(head.slice(field.length + 1))
  const { priority, ...values } = { ...WANTED, [field]: value }
  const entered = { ...values, priority: prioritySchema.parse(priority) }
  const differences = compareConnector(ACCOUNT, WANTED, entered, { accounts: [ACCOUNT, otherAccount()] })
  if (differences.length === 0) return 'the same'
  return differences
    .flatMap(({ problem: { message, next } }) => [
      message,
      // The rest is the same for every value of a field.
      ...(next.startsWith('Open this account') ? [] : [next.slice(0, next.indexOf(' Open this account'))]),
    ])
    .join('\n')
}

test.each(CASES)('%s', (head, expected) => {
  expect(saidOfValue(head)).toBe(expected)
})

test('there are two hundred of them, each once', () => {
  expect(new Set(CASES.map(([head]) => head)).size).toBe(CASES.length)
  expect(CASES.length).toBeGreaterThanOrEqual(200)
})
