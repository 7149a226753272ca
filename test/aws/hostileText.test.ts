import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { TEMPLATE_URL } from '../../app/activeeye/prescribed.ts'
import { reportFormatSchema } from '../../app/report/renderReport.ts'
import { ACTIVEEYE_TEMPLATE } from '../../main/practice/cloudformation/stackTemplate.ts'
import type { PracticeScenario } from '../../main/practice/practiceScenario.ts'
import { CLOUDFORMATION, PROD, SMALL, STAGING } from '../../main/practice/scenarios/smallScenario.ts'
import { openStage, type Stage } from './support/stage.ts'
import { hasTerminals, sitAtTerminal } from './support/terminalProcess.ts'
import { LONG_TIMEOUT } from './support/timeouts.ts'
import { openWiretap, type Wiretap } from './support/wiretap.ts'

/** Every class of character that could deceive, and a line break with what it would forge. */
const HOSTILE =
  ' \u001b[5;7mX\u001b]0;title\u0007\u0008\u007f\u009b31m\u202eab\u202c\u2066c\u2069\u200f\u061c\u200b\u2028d\r\nFORGED'

/**
 * Everything goes wrong that comes with words of AWS: prod's stack fails for a reason, its flow log is not delivered,
 * staging is denied a call and has a stack with an output of free text.
 */
const WORDY: PracticeScenario = {
  ...SMALL,
  vpcs: [{ accountId: PROD.accountId, region: 'us-east-1', name: 'my app' }],
  flowLogs: [
    {
      accountId: PROD.accountId,
      region: 'us-east-1',
      vpc: 'my app',
      trafficType: 'ALL',
      destinationType: 's3',
      destination: 'arn:aws:s3:::delta-risk-flowlog-ingest',
      deliveryError: 'Access error',
    },
  ],
  cloudFormation: {
    ...CLOUDFORMATION,
    templates: {
      [TEMPLATE_URL]: {
        ...ACTIVEEYE_TEMPLATE,
        Outputs: { ...ACTIVEEYE_TEMPLATE.Outputs, Note: { Description: 'A note', Value: 'A note' } },
      },
    },
    roleConflicts: [{ accountId: PROD.accountId }],
  },
  faults: [
    { kind: 'explicitDeny', accountId: STAGING.accountId, region: 'eu-west-1', action: 'ec2:CreateFlowLogs' },
  ],
}

/** What is compared with what this app sent, although it has blanks. */
const COMPARED = /<logFormat>/

/**
 * A cloud each of whose words is hostile. What has a blank is taken for words, and so is every name that people gave,
 * so that a text that the app begins to read is covered by itself.
 */
function openHostileCloud(endpoint: string): Promise<Wiretap> {
  return openWiretap(endpoint, {
    onAnswer: (_, body) =>
      body.replace(/<(\w+)>([^<>]* [^<>]*)(?=<\/\1>)/g, (element) =>
        COMPARED.test(element) ? element : `${element}${HOSTILE}`,
      ),
  })
}

/** Line breaks are the app's own; the byte order mark and CRLF are those of CSV. */
function expectVisible(what: string, text: string): void {
  const left = text.replace(/^\ufeff/gm, '').replaceAll('"\r\n', '"\n')
  expect([what, left.match(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}].{0,20}/u)?.[0]]).toEqual([what, undefined])
  expect(left, what).not.toMatch(/^FORGED/m)
}

const CONFIRM = [
  ['--display-name', `Acme${HOSTILE}`],
  ['--account-id', `012345678901${HOSTILE}`],
  ['--external-id', `acme-staging${HOSTILE}`],
].flat()

const COMMANDS: readonly (readonly [string, ...string[]])[] = [
  ['access', '--permissions'],
  ['network'],
  ['policy'],
  ['plan'],
  ['run', '--acknowledge-iam'],
  ['check'],
  ['status'],
  ['confirm-connector', ...CONFIRM, STAGING.accountId],
  ...reportFormatSchema.options.map((format) => ['report', '--format', format] as const),
  ['undo'],
  ['undo', '--yes'],
]

async function openHostileStage(): Promise<{ stage: Stage; wiretap: Wiretap }> {
  const stage = await openStage(WORDY)
  return { stage, wiretap: await openHostileCloud(stage.cloud.endpoint) }
}

test('no command prints or writes a hidden character that came from AWS', LONG_TIMEOUT, async () => {
  const { stage, wiretap } = await openHostileStage()
  await using _stage = stage
  await using _wiretap = wiretap
  const workspace = stage.workspace.through(wiretap.endpoint)
  let all = ''
  for (const [verb, ...options] of COMMANDS) {
    for (const json of [[], ['--json']]) {
      const words = [verb, ...options]
      const ended = await workspace.run(verb, ...json, ...options)
      expect(ended.status, words.join(' ')).not.toBe(1)
      expectVisible(`${words.join(' ')} ${json}, stdout`, ended.stdout)
      expectVisible(`${words.join(' ')} ${json}, stderr`, ended.stderr)
      if (json.length === 0) all += ended.stdout
    }
  }
  // It was not lost on the way: what came is shown.
  for (const shown of ['my app', 'A note', 'Access error']) expect(all).toContain(`${shown} ⟨U+001B⟩[5;7mX`)
  for (const format of reportFormatSchema.options) {
    await workspace.run('report', '--format', format, '--out', join(workspace.directory, `report.${format}`))
  }
  for (const name of await readdir(workspace.directory)) {
    if (name.startsWith('report')) {
      expectVisible(name, await readFile(join(workspace.directory, name), 'utf8'))
    }
  }
})

/** What our own drawing writes: styles, and what log-update moves, hides and holds back. */
const OWN_SEQUENCES = new RegExp(
  `${'\u001b'}\\[(?:(?:1|2|22|3[1-6]|39)m|\\d*[A-GJK]|\\?(?:25|2026)[hl])`,
  'g',
)

const ON_A_TERMINAL: typeof COMMANDS = [
  ['plan'],
  ['run', '--acknowledge-iam', '--yes'],
  ['check'],
  ['status'],
  ['undo', '--yes'],
]

test.runIf(hasTerminals)('nor does a terminal that is drawn on', LONG_TIMEOUT, async () => {
  const { stage, wiretap } = await openHostileStage()
  await using _stage = stage
  await using _wiretap = wiretap
  const { file, dataDirectory, environment } = stage.workspace.through(wiretap.endpoint)
  for (const [verb, ...options] of ON_A_TERMINAL) {
    const ended = await sitAtTerminal([verb, file, '--data-dir', dataDirectory, ...options], environment)
      .ended
    expectVisible(
      `${verb} at a terminal`,
      ended.stdout.replace(OWN_SEQUENCES, '').replaceAll('\r\n', '\n').replaceAll('\r', ''),
    )
  }
})
