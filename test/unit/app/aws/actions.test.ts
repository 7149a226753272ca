import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { actionsFor, BEHIND, behind, CALLED, PERMITTED } from '../../../../app/aws/actions.ts'
import { STATEMENTS } from '../../../../app/aws/policyStatements.ts'
import type { Calls } from '../../../../main/aws/calls.ts'

const MAIN = fileURLToPath(new URL('../../../../main', import.meta.url))

/** The first argument of every `look(` and `write(` of a `Calls`, wherever it stands in main/. */
function callsInTheSources(): Set<string> {
  const files = readdirSync(MAIN, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  )
  const calls = files.flatMap((name) => [
    ...readFileSync(`${MAIN}/${name}`, 'utf8').matchAll(
      /\b(?:calls|Calls)\s*\.(?:look|write)\(\s*(['"])(.+?)\1/g,
    ),
  ])
  return new Set(calls.map(([, , action = '']) => action))
}

describe('the list holds what the app calls', () => {
  test('and nothing that it does not call', () => {
    expect([...callsInTheSources()].sort()).toEqual(Object.keys(CALLED).sort())
  })

  test('a call that is not on it does not compile', () => {
    const check = ({ look, write }: Calls, signal: AbortSignal) => {
      // @ts-expect-error not on the list
      look('ec2:RunInstances', signal, async () => {})
      // @ts-expect-error only asked for behind a call
      write('iam:CreateRole', async () => {})
      write('ec2:CreateFlowLogs', async () => {})
    }
    expect(check).toBeTypeOf('function')
  })

  test('no action twice, and none of the policy without a permission', () => {
    const names = PERMITTED.map(({ action }) => action)
    expect(new Set(names).size).toBe(names.length)
    expect(names).not.toContain('sts:GetCallerIdentity')
    expect(names).not.toContain('sso:GetRoleCredentials')
    for (const name of names) expect(name).toMatch(/^[a-z0-9-]+:[A-Z]\w+$/)
  })

  test('no statement without an action', () => {
    expect(new Set(PERMITTED.map(({ statement }) => statement))).toEqual(new Set(Object.keys(STATEMENTS)))
  })
})

describe('what AWS asks for behind a call', () => {
  test('is needed by a call that is made, and checked with one where it says so', () => {
    for (const { neededBy, check } of Object.values(BEHIND)) {
      expect(neededBy.length).toBeGreaterThan(0)
      if (check.by !== 'call') continue
      const checked = neededBy.filter((call) => {
        const entry = CALLED[call]
        return 'check' in entry && entry.check.by !== 'doing'
      })
      expect(checked).not.toEqual([])
    }
  })

  test('a denied call names all that it can be for want of', () => {
    expect(actionsFor('ec2:CreateFlowLogs')).toEqual([
      'ec2:CreateFlowLogs',
      'logs:CreateLogDelivery',
      'logs:DeleteLogDelivery',
      'ec2:CreateTags',
    ])
    expect(actionsFor('ec2:DescribeVpcs')).toEqual(['ec2:DescribeVpcs'])
    // Without those a resource of the stack fails: the call itself is not denied.
    expect(actionsFor('cloudformation:CreateStack')).toEqual([
      'cloudformation:CreateStack',
      'cloudformation:TagResource',
    ])
    expect(behind('cloudformation:CreateStack')).toContain('iam:CreateRole')
  })
})
