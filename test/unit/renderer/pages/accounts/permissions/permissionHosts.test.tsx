import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { PERMITTED } from '../../../../../../app/aws/actions.ts'
import { createDryRuns } from '../../../../../../app/permissions/dryRuns.ts'
import { summarisePermissions } from '../../../../../../app/permissions/permissionSummary.ts'
import type { AccountPermissions } from '../../../../../../app/permissions/permissions.ts'
import { preflight } from '../../../../../../app/permissions/preflight.ts'
import { permissionsInJson, printPermissions } from '../../../../../../main/terminal/printAccess.ts'
import { processTerminal } from '../../../../../../main/terminal/terminal.ts'
import { PermissionGroupSection } from '../../../../../../renderer/pages/accounts/permissions/PermissionGroupSection.tsx'
import { PermissionsCell } from '../../../../../../renderer/pages/accounts/permissions/PermissionsCell.tsx'
import { atWork } from '../../../../../doubles/atWork.ts'
import { type FakeAws, fakeAws, fakeVpc } from '../../../../../doubles/fakeAws.ts'
import { fakeRegion } from '../../../../../doubles/fakeFlowLogs.ts'

/** The same check as the page, the terminal and JSON show it. */

type Looked = Extract<AccountPermissions, { state: 'looked' }>

async function checked(change: (aws: FakeAws) => void = () => {}): Promise<Looked> {
  const aws = fakeAws(
    ['us-east-1', 'eu-west-1'].map((name) => fakeRegion(name, { vpcs: [fakeVpc(`vpc-${name}`)] })),
  )
  change(aws)
  const result = await preflight({ ...atWork().contextOf(aws), undo: false, dryRuns: createDryRuns() })
  if (result.state !== 'looked') throw new Error(result.problem.message)
  return result
}

function page(result: Looked): string {
  const cell = <PermissionsCell checked={result} name="prod" onOpen={() => {}} />
  const groups = summarisePermissions(result.permissions).groups.map((group) => (
    <PermissionGroupSection key={group.state} group={group} />
  ))
  const text = renderToStaticMarkup(
    <>
      {cell}
      {groups}
    </>,
  )
  return text.replace(/<[^>]*>/g, ' ').replaceAll('&#x27;', "'")
}

function terminal(result: Looked): string {
  const lines: string[] = []
  printPermissions(result, { ...processTerminal, out: (line) => lines.push(line) })
  return lines.join('\n')
}

function json(result: Looked): string {
  return JSON.stringify(permissionsInJson(result))
}

const occurrences = (text: string, words: string) => text.split(words).length - 1

test.each<[string, string, ((aws: FakeAws) => void)?]>([
  ['all allowed', "13 verified, 25 can't be told without doing it"],
  [
    'one denied',
    "11 verified, 1 missing, 26 can't be told without doing it",
    ({ calls }) =>
      calls.fail({
        action: 'ec2:CreateFlowLogs',
        details: { reason: 'accessDenied', message: 'not authorized to perform: ec2:CreateFlowLogs' },
      }),
  ],
  [
    'one Region without a network',
    "9 verified, 4 not looked at, 25 can't be told without doing it",
    ({ calls }) => {
      for (const action of ['ec2:DescribeVpcs', 'ec2:DescribeFlowLogs'] as const)
        calls.fail({ action, region: 'eu-west-1', details: { reason: 'connection', message: 'No route.' } })
    },
  ],
])('%s: the same words and numbers in every host, each reason once', async (_, headline, change) => {
  const result = await checked(change)
  const { groups } = summarisePermissions(result.permissions)
  const hosts = [page(result), terminal(result), json(result)]
  for (const host of hosts) {
    expect(occurrences(host, headline)).toBe(1)
    for (const { state, title, reasons } of groups) {
      if (host === hosts[1] && state === 'allowed') continue
      expect(host).toContain(title)
      for (const { words, permissions } of reasons) {
        expect(occurrences(host, words)).toBe(1)
        for (const { action } of permissions) expect(host).toContain(action)
      }
    }
  }
})

test('the numbers are of actions, and together all that an account needs', async () => {
  const { counts } = summarisePermissions((await checked()).permissions)
  const needed = PERMITTED.filter(({ purpose }) => purpose !== 'organization' && purpose !== 'undo')
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(needed.length)
})
