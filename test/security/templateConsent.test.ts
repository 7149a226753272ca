import { describe, expect, test } from 'vitest'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import type { ActivityRequest } from '../../app/run/activityRequest.ts'
import { templatesOf } from '../../app/run/plan.ts'
import { trustLines } from '../../app/template/trustWords.ts'
import type { ScenarioName } from '../../main/practice/practiceCloud.ts'
import { clientOver, refusalOf } from '../contract/app.ts'
import { inProcess } from '../contract/transports.ts'

/**
 * The attack: the template says that another account may do everything here, and a person acknowledges something else,
 * or nothing that was read.
 */
const FORGED =
  'Role SecurityMonitorRole (activeeye-security-monitor): Account 666666666666 may act in this account with AdministratorAccess. ExternalID condition: none.'

async function open(scenario: ScenarioName): Promise<ContractClient> {
  const { client } = await clientOver(inProcess)
  await client.open({ practice: scenario, purpose: 'work' })
  return client
}

async function perform(client: ContractClient, request: Partial<ActivityRequest>) {
  const patches = await client.checklist.watch()
  await client.activity.start({ activity: 'run', ...request })
  for await (const { activity } of patches) if (activity?.state === 'finished') break
  return (await client.checklist.get()).accounts
}

/** Looks, and acknowledges what the look shows, as a person does on the page. */
async function acknowledged(client: ContractClient) {
  await perform(client, { activity: 'plan' })
  const [template, ...others] = templatesOf(await client.plan())
  if (template === undefined) throw new Error('There is no template to acknowledge.')
  expect(others).toEqual([])
  return { template, consent: { iam: { templateHash: template.hash }, replaceFailedStack: false } }
}

const stackProblems = (accounts: Awaited<ReturnType<typeof perform>>) =>
  accounts.flatMap(({ problems }) => problems.filter(({ step }) => step === 'stack'))

test('the forged template is told as what it is before anybody can acknowledge it', async () => {
  const client = await open('template-forged')
  const { template } = await acknowledged(client)
  if (template.read?.kind !== 'file') throw new Error('The file was not read.')
  expect(trustLines(template.read.trust)[0]).toEqual({ text: FORGED, isLoud: true })
  const { text } = await client.templateText({ sha256: template.read.sha256 })
  expect(text).toContain('arn:aws:iam::666666666666:root')
})

test('a text that changes after the look: nothing is created, and both hashes are named', async () => {
  const client = await open('template-swapped')
  const { template, consent } = await acknowledged(client)
  const accounts = await perform(client, { consent })
  const [problem, ...others] = stackProblems(accounts)
  expect(others).toEqual([])
  expect(problem).toMatchObject({ kind: 'templateChanged' })
  const hash = template.read?.kind === 'file' ? template.read.sha256 : 'not read'
  expect(problem?.message).toContain(hash)
  expect(problem?.message.match(/[0-9a-f]{64}/g)).toHaveLength(2)
  expect(accounts.flatMap(({ stack }) => stack ?? [])).toEqual([])
})

test('the text that a page asks for is the one that was shown, or none', async () => {
  const client = await open('template-swapped')
  const { template } = await acknowledged(client)
  const sha256 = template.read?.kind === 'file' ? template.read.sha256 : ''
  expect(await refusalOf(client.templateText({ sha256 }))).toMatchObject({
    code: 'NOT_NOW',
    message: expect.stringContaining('Look again.'),
  })
  expect(await refusalOf(client.templateText({ sha256: 'f'.repeat(64) }))).toMatchObject({
    code: 'INVALID_INPUT',
  })
})

describe('a stack that CloudFormation creates from another text', () => {
  test('is a loud problem in the run, in each later look and in the report', async () => {
    const client = await open('stack-from-another-text')
    const { consent } = await acknowledged(client)
    for (const activity of ['run', 'check', 'run'] as const) {
      const accounts = await perform(client, { activity, consent })
      expect(accounts.map(({ steps }) => steps.stack.state)).toEqual(accounts.map(() => 'failed'))
      for (const problem of stackProblems(accounts)) {
        expect(problem).toMatchObject({ kind: 'templateChanged', retryable: false })
        expect(problem.message).toContain('created from another text than the one that was acknowledged')
      }
      expect(stackProblems(accounts)).toHaveLength(accounts.length)
    }
    for (const format of ['html', 'markdown', 'csv', 'json'] as const) {
      const files = await client.report({ format, timeZone: 'UTC' })
      expect(JSON.stringify(files), format).toContain('666666666666')
    }
    const [markdown] = await client.report({ format: 'markdown', timeZone: 'UTC' })
    expect(JSON.stringify(markdown)).toContain('Attention:')
  })

  test('is one also when a script gave its consent to whatever is there', async () => {
    const client = await open('stack-from-another-text')
    const accounts = await perform(client, { consent: { iam: 'any', replaceFailedStack: false } })
    expect(stackProblems(accounts).map(({ kind }) => kind)).toEqual(accounts.map(() => 'templateChanged'))
  })
})

describe('a page in the place of the template', () => {
  test('is told as such and never acknowledged: the consent is to the summary only', async () => {
    const client = await open('template-unreadable')
    const { template, consent } = await acknowledged(client)
    expect(template.read).toMatchObject({ kind: 'summaryOnly', why: expect.stringContaining('an HTML page') })
    const accounts = await perform(client, { consent })
    expect(accounts.map(({ steps }) => steps.stack.state)).toEqual(accounts.map(() => 'done'))
    for (const { stack } of accounts) {
      expect(stack?.template).toMatchObject({ is: 'notCompared', why: expect.stringContaining('HTML page') })
      // What stands is read from AWS all the same.
      expect(JSON.stringify(stack?.template?.trust)).toContain('999999999999')
    }
  })
})

test('an ordinary run: what was acknowledged is what stands', async () => {
  const client = await open('single-vpc')
  const { consent } = await acknowledged(client)
  const accounts = await perform(client, { consent })
  expect(accounts.map(({ stack }) => stack?.template?.is)).toEqual(accounts.map(() => 'acknowledged'))
})
