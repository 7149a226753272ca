import { describe, expect, test } from 'vitest'
import { allWell, inWords } from './support/checklistWords.ts'
import { APP_WITH_PARTS, WITH_PARTS } from './support/partsScenario.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage, type Stage } from './support/stage.ts'
import { openWiretap, type TappedCall } from './support/wiretap.ts'
import { expectHarmless } from './support/worldChecks.ts'

/** HTTP 200 with a body that is not AWS's answer, as proxies and sign-in pages of networks give it. */
const LIES: readonly ((answer: string) => string)[] = [
  () => '<!DOCTYPE html><html><body>This site is blocked.</body></html>',
  () => '',
  () => '<ErrorResponse><Error><Code>Blocked</Code><Message>blocked</Message></Error></ErrorResponse>',
  (answer) => answer.slice(0, answer.length / 2),
  // The right document, but without any member.
  (answer) => {
    const root = /<(\w+Response)[\s>]/.exec(answer)?.[1] ?? 'Response'
    return `<${root}></${root}>`
  },
]

/** Their answers are shown while something is waited for, and decide nothing. */
const FOR_DISPLAY = new Set(['DescribeStackEvents', 'DescribeEvents'])

/** Without the file a consent is to AWS's summary only, which is said: a script's consent is enough for that. */
const READS_FILE = 'GetObject'

const VERBS: readonly (readonly [string, ...string[]])[] = [
  ['plan', '--json'],
  ['run', '--acknowledge-iam', '--json'],
  ['check', '--json'],
  ['undo', '--yes', '--json'],
]

/** What reads the template's text. */
const CALLED_BY: Readonly<Record<string, readonly string[]>> = {
  plan: ['GetObject', 'GetTemplateSummary'],
  run: ['GetObject', 'GetTemplate'],
  check: ['GetTemplate'],
}

/** "111122223333 us-east-1 ec2:DescribeVpcs" -> "DescribeVpcs". */
const operationOf = ({ name }: Pick<TappedCall, 'name'>) => name.slice(name.lastIndexOf(':') + 1)

/** Everything before this command, done in peace. */
async function openPrepared(verb: string): Promise<Stage> {
  const stage = await openStage(WITH_PARTS)
  if (verb === 'plan' || verb === 'run') return stage
  const ended = await stage.workspace.run('run', '--acknowledge-iam', '--json')
  expect(ended.status).toBe(0)
  return stage
}

/** Which operations the command calls when nobody lies: a new call is covered by itself. */
async function operationsOf(words: (typeof VERBS)[number], prepared: Stage): Promise<readonly string[]> {
  await using stage = await openStage(WITH_PARTS, { after: prepared })
  await using wiretap = await openWiretap(stage.cloud.endpoint)
  await stage.workspace.through(wiretap.endpoint).run(...words)
  return [...new Set(wiretap.calls.map((name) => operationOf({ name })))].sort()
}

describe.each(VERBS.map((words) => ({ verb: words[0], words })))(
  '$verb',
  { concurrent: true, timeout: 600_000 },
  ({ verb, words }) => {
    test('takes no page, no error document and no half answer for a fact, whatever it calls', async () => {
      await using prepared = await openPrepared(verb)
      const operations = await operationsOf(words, prepared)
      expect(operations).toContain(verb === 'undo' ? 'DeleteFlowLogs' : 'DescribeVpcs')
      expect(operations).toEqual(expect.arrayContaining(['DescribeNetworkInterfaces', 'DescribeSubnets']))
      expect(operations).toEqual(expect.arrayContaining([...(CALLED_BY[verb] ?? [])]))
      for (const [index, operation] of operations.entries()) {
        const lie = LIES[(index + verb.length) % LIES.length]
        if (lie === undefined || FOR_DISPLAY.has(operation)) continue
        await using stage = await openStage(WITH_PARTS, { after: prepared })
        const before = await stage.world()
        await using wiretap = await openWiretap(stage.cloud.endpoint, {
          onAnswer: (call, body) => (operationOf(call) === operation ? lie(body) : undefined),
        })
        const ended = await stage.workspace.through(wiretap.endpoint).run(...words)
        if (operation === READS_FILE && lie('ab') !== 'a') {
          expect({ operation, status: ended.status }).toEqual({ operation, status: 0 })
          expect(ended.stdout).toMatch(/"summaryOnly"|"notCompared"/)
        } else expect({ operation, status: ended.status }).toEqual({ operation, status: 3 })
        const world = await stage.world()
        // What the cloud has decides: nothing is said to be covered, made or removed that is not.
        expectNoFalseTick(verb, operation, ended.stdout, world.flowLogs.length)
        if (verb === 'plan' || verb === 'check') expect(world.flowLogs).toEqual(before.flowLogs)
        // Nobody lies any more: it ends as if nothing had been.
        const again = await stage.workspace.run(...words)
        expect(again.status).toBe(0)
        if (verb === 'undo') {
          expect((await stage.world()).flowLogs.filter(({ tags }) => Object.keys(tags).length > 0)).toEqual(
            [],
          )
        }
        if (verb === 'run' || verb === 'check') {
          const delivery = verb === 'check' ? { 'prod delivery': 'done', 'staging delivery': 'done' } : {}
          expect(inWords(checklistOf(again))).toEqual({
            ...allWell(stage.scenario),
            ...APP_WITH_PARTS,
            ...delivery,
          })
          expectHarmless(stage.scenario, await stage.world(), stage.cloud.onboarding.id)
        }
      }
    })
  },
)

function expectNoFalseTick(verb: string, operation: string, stdout: string, flowLogs: number): void {
  if (verb === 'plan') return
  const { totals } = checklistOf({ status: 3, stdout, stderr: '' })
  expect({ operation, covered: totals.covered <= flowLogs }).toEqual({ operation, covered: true })
}
