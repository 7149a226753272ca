import { expect, test } from 'vitest'
import { z } from 'zod'
import { checklistSchema } from '../../../../app/checklist/checklist.ts'
import { planSchema } from '../../../../app/run/plan.ts'
import { InvalidInputError } from '../../../../main/failures/invalidInputError.ts'
import { partsOf } from '../../../../main/terminal/commands/decideParts.ts'
import { scratchDirectory } from '../../../doubles/scratchDirectory.ts'
import { terminalCommand } from '../../../doubles/terminalCommand.ts'

/** The options of `decide` that choose parts of a VPC, on the practice cloud in this process. */

const PROD = '444455556666'
const STAGING = '012345678901'

async function lookedAt(scenario: string) {
  const about = ['--practice', scenario, '--data-dir', await scratchDirectory()]
  const command = (verb: string, ...words: readonly string[]) => terminalCommand(verb, ...about, ...words)
  /** The VPC web as each account sees it, and what a run would create: `plan` looks, `status` calls nothing. */
  const seen = async (verb: 'plan' | 'status') => {
    const { accounts, plan } = printedSchema.parse((await command(verb, '--json')).json())
    const webOf = (accountId: string) => {
      const own = accounts.filter((one) => one.accountId === accountId)
      const web = own
        .flatMap(({ regions }) => regions.flatMap(({ vpcs }) => vpcs))
        .find(({ name }) => name === 'web')
      if (web === undefined) throw new Error('The scenario has a VPC web.')
      return web
    }
    const create = plan?.accounts.flatMap(({ regions }) => regions.flatMap((region) => region.create)) ?? []
    return { web: webOf(PROD), shared: webOf(STAGING), create }
  }
  return { command, seen }
}

const printedSchema = z.object({
  ...checklistSchema.pick({ accounts: true }).shape,
  plan: planSchema.optional(),
})

test('network interfaces are chosen by a tag, then by their IDs, and the whole VPC again', async () => {
  const { command, seen } = await lookedAt('parts-of-vpcs')
  const { web, create } = await seen('plan')
  expect(create).toContain(web.vpcId)
  const ofVpc = (...words: string[]) => command('decide', '--vpc', web.vpcId, ...words)
  const decide = (...words: string[]) => ofVpc('--only', PROD, ...words)

  const tagged = await decide('--only-tag', 'Role=web', '--reason', 'They face the internet')
  expect(tagged.status).toBe(0)
  expect(tagged.text).toContain(
    `${PROD} us-east-1 ${web.vpcId}: only the network interfaces with the tag Role = web`,
  )
  const byTag = await seen('plan')
  const interfaces = byTag.web.targets?.map(({ resourceId }) => resourceId) ?? []
  expect(interfaces).toEqual([expect.stringMatching(/^eni-/), expect.stringMatching(/^eni-/)])
  expect(byTag.create).toEqual(expect.arrayContaining(interfaces))
  expect(byTag.create).not.toContain(web.vpcId)
  expect(byTag.web.chosenBy?.reason).toBe('They face the internet')
  // Of the account that it is shared with, nothing was chosen.
  expect(byTag.shared).not.toHaveProperty('chosen')

  const [first = '', second = ''] = interfaces
  expect((await decide('--only-interfaces', `${second},${first}`, first)).text).toContain(
    `${web.vpcId}: only 2 network interfaces`,
  )
  expect((await seen('status')).web.chosen).toEqual({ kind: 'interfaces', ids: [second, first] })
  expect((await decide('--whole-vpc')).status).toBe(0)
  expect((await seen('status')).web).toMatchObject({ state: 'missing' })
  expect((await seen('status')).web).not.toHaveProperty('chosen')
  expect((await ofVpc('--only-tag', 'Role=web')).text).toContain(
    'One that several accounts see needs --only with one of them, too.',
  )
})

test.each([
  [{ onlyInterfaces: ['subnet-1'] }, '"subnet-1" is not right: expected the ID of a network interface'],
  [{ onlyTag: 'Role' }, '"Role" is not right: expected a tag, such as Role=web.'],
  [{ onlyTag: 'Role=web*' }, 'without * ? and \\'],
  [{ onlyInterfaces: ['eni-1'], onlyTag: 'Role=web' }, 'Choose one thing: subnets'],
])('%j is refused before anything is opened', (options, why) => {
  const refused = () => partsOf({ json: false, yes: false, ...options }, false)
  expect(refused).toThrow(InvalidInputError)
  expect(refused).toThrow(expect.objectContaining({ errors: [expect.stringContaining(why)] }))
})

test('parts and a decision about the whole VPC are two things', () => {
  expect(() => partsOf({ json: false, yes: false, onlyTag: 'Role=web' }, true)).toThrow(InvalidInputError)
  expect(partsOf({ json: false, yes: false }, true)).toBeUndefined()
})
