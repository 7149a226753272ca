import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { ONBOARDING_TAG } from '../../../../app/activeeye/prescribed.ts'
import { checklistSchema } from '../../../../app/checklist/checklist.ts'
import { formatOnboarding } from '../../../../app/onboarding/onboarding.ts'
import { planSchema } from '../../../../app/run/plan.ts'
import { SCENARIOS } from '../../../../main/practice/practiceCloud.ts'
import { practiceOnboarding } from '../../../../main/practice/practiceOnboarding.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'
import { terminalCommand } from '../../../doubles/terminalCommand.ts'

const [PROD, STAGING] = ['444455556666', '012345678901'] as const

const worldSchema = z.object({
  flowLogs: z.array(z.object({ accountId: z.string(), tags: z.record(z.string(), z.string()) })),
  stacks: z.array(z.object({ accountId: z.string() })),
})
const planned = z.object({ plan: planSchema })

/** An onboarding of two accounts, of which a unit is the first wave, on a practice cloud in this process. */
async function inWaves() {
  const directory = await scratchDirectory()
  const file = join(directory, 'acme.onboarding.json')
  const onboarding = practiceOnboarding(SCENARIOS['shared-vpc'])
  const accounts = onboarding.accounts.map((account) =>
    account.accountId === STAGING ? { ...account, organizationalUnits: ['Workloads', 'Staging'] } : account,
  )
  const waves = [{ name: 'Pilot', include: ['ou:Workloads/Staging'] }]
  await writeFile(file, formatOnboarding({ ...onboarding, id: '0b9c1234-waves', accounts, waves }))
  return {
    command: (verb: string, ...words: readonly string[]) =>
      terminalCommand(verb, file, '--practice', 'shared-vpc', '--data-dir', directory, ...words),
    /** The accounts in which the cloud has a stack, and those in which it has flow logs of this onboarding. */
    async made() {
      const text = await readFile(join(directory, 'practice-shared-vpc.json'), 'utf8')
      const { flowLogs, stacks } = worldSchema.parse(JSON.parse(text))
      const ours = flowLogs.filter(({ tags }) => ONBOARDING_TAG in tags)
      const accountsOf = (all: readonly { readonly accountId: string }[]) =>
        [...new Set(all.map(({ accountId }) => accountId))].sort()
      return { stacks: accountsOf(stacks), flowLogs: accountsOf(ours) }
    },
  }
}

test('a wave is planned and run alone, the next one is named, and the rest completes it', async () => {
  const { command, made } = await inWaves()
  const first = planned.parse((await command('plan', '--wave', '1', '--json')).json()).plan
  expect(first.accounts.map(({ accountId }) => accountId)).toEqual([STAGING])

  const run = (...words: string[]) => command('run', '--acknowledge-iam', '--yes', ...words)
  const pilot = await run('--wave', '1')
  expect(pilot.status).toBe(0)
  expect(await made()).toEqual({ stacks: [STAGING], flowLogs: [STAGING] })
  expect(pilot.text).toMatch(/Wave 1 \(Pilot\): 1 account, .*✔ covered/)
  expect(pilot.text).toMatch(/Wave 2 \(the rest\): 1 account, .*○ not covered yet/)
  expect(pilot.text).toContain('Wave 1 (Pilot) is covered: run wave 2 (the rest), 1 account')
  // Totals stay those of all accounts.
  const { totals } = checklistSchema.parse((await command('status', '--json')).json())
  expect(totals).toMatchObject({ accounts: 2, complete: 0 })

  const rest = await run('--except', 'ou:Workloads/Staging')
  expect(rest.status).toBe(0)
  expect(await made()).toEqual({ stacks: [STAGING, PROD], flowLogs: [STAGING, PROD] })
  expect(rest.text).toMatch(/Wave 2 \(the rest\): 1 account, .*✔ covered/)

  const checked = await command('check', '--only', 'ou:Workloads')
  expect([checked.status, checked.text]).toEqual([0, expect.stringContaining('Nothing changed since')])
  expect((await run('--wave', '3')).text).toContain(
    'There is no wave 3: the onboarding file has wave 1 (Pilot)',
  )
})
