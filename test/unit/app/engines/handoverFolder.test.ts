import { describe, expect, test } from 'vitest'
import { engineSchema } from '../../../../app/activeeye/engines.ts'
import { flowLogTags } from '../../../../app/engines/engine.ts'
import { ENGINE_FORMATS } from '../../../../app/engines/engineFormats.ts'
import { engineInputOf } from '../../../../app/engines/engineInput.ts'
import { ENGINE_CHOICES } from '../../../../app/engines/engineWords.ts'
import { handoverFolder } from '../../../../app/engines/handoverFolder.ts'
import { MOST_TAGS } from '../../../../app/onboarding/customerTags.ts'
import { handOverTargets } from '../../../../renderer/features/handover/handOverTargets.ts'
import { otherAccount, sampleAccount, sampleOnboarding } from '../../../doubles/sampleOnboarding.ts'
import { finishedAccount, openAccount } from '../report/checklists.ts'
import { engineInput, HOSTILE, hostileInput } from './engineInputs.ts'

const DECIDED = { by: 'alice', at: '2026-11-28T12:00:00Z' }
const LEFT_OUT = { ...DECIDED, reason: 'Nothing runs there' }

describe.each(ENGINE_FORMATS)('the folder for $engine', (format) => {
  const readmeOf = (input = engineInput()) => handoverFolder(format, input)[0]?.text ?? ''

  test('has a README.md that names every file, the commands, the costs, the way back and the tag', () => {
    const [readme, ...files] = handoverFolder(format, engineInput())
    expect(readme?.path).toBe('README.md')
    for (const { path, text } of files) {
      expect(readme?.text).toContain(path)
      expect(text.endsWith('\n')).toBe(true)
    }
    expect(readme?.text.match(/^## .*/gm)).toEqual([
      '## Files',
      '## What is left alone',
      '## What it needs',
      '## What to do, in this order',
      '## What it costs',
      '## How it is undone',
      '## How ActiveEye Onboarding recognises this work',
      '## What stays with ActiveEye Onboarding',
      '## Good to know',
      '## What is not enough',
    ])
    expect(readme?.text).toContain(`\`${format.engine}/0b9c1234-test\``)
    expect(readme?.text).toContain('vpc-flow-logs-enabled')
  })

  test.each(HOSTILE)('%j adds no heading, no link and no command to README.md', (text) => {
    const outline = (readme: string) =>
      readme.match(/^(#{1,6} .*|```.*|\d+\. )/gm)?.map((line) => line.slice(0, 8))
    expect(outline(readmeOf(hostileInput(text)))).toEqual(outline(readmeOf(hostileInput('word'))))
    // Within a fence nothing has a meaning but the fence itself.
    const prose = readmeOf(hostileInput(text)).replaceAll(/^(`{3,})text\n.*?\n\1$/gms, '')
    expect(prose).not.toMatch(/<\/script>|(?<!\\)\]\(/)
  })

  test('says what a person left out, and holds nothing that only the app needs', () => {
    const onboarding = sampleOnboarding({
      portalUrl: 'https://acme.activeeye.com/?token=portal-canary',
      accounts: [
        sampleAccount({
          access: {
            kind: 'identityCenter',
            startUrl: 'https://canary.awsapps.com/start',
            region: 'us-east-1',
            roleName: 'Admin',
          },
          regionsLeftOut: [{ region: 'eu-north-1', ...LEFT_OUT }],
          vpcDecisions: [
            { region: 'us-east-1', vpcId: 'vpc-1', decision: 'leaveOut', seen: 'missing', ...DECIDED },
          ],
        }),
        otherAccount({ leftOut: LEFT_OUT }),
      ],
    })
    const folder = handoverFolder(format, engineInputOf(onboarding, { accounts: [] }))
    const all = folder.map(({ path, text }) => `${path}\n${text}`).join('\n')
    expect(all).not.toContain('canary')
    for (const line of ['The account dev (044455556666).', '`eu-north-1` in prod', '`vpc-1` in `us-east-1`'])
      expect(folder[0]?.text).toContain(line)
    // A StackSet is for whole organizational units, so its template names those that it leaves alone.
    if (format.engine === 'stackset') return
    for (const { text } of folder.slice(1)) expect(text).not.toContain('044455556666')
  })
})

test('an engine is told what a run would do, as the last look saw it', () => {
  const [seen, open] = [finishedAccount('111122223333', 'prod'), openAccount('044455556666', 'dev')]
  const [prod, dev] = engineInputOf(sampleOnboarding({ accounts: [sampleAccount(), otherAccount()] }), {
    accounts: [seen, open],
  }).accounts
  expect(prod?.seen[0]?.vpcs).toEqual([
    { vpcId: 'vpc-0a1', name: 'main', action: 'keep', flowLogId: 'fl-0a1', madeByUs: true },
    { vpcId: 'vpc-0a2', action: 'keep', flowLogId: 'fl-0a2', madeByUs: false },
  ])
  expect(prod?.seen.map(({ region }) => region)).toEqual(['us-east-1', 'eu-west-1'])
  expect(dev?.seen).toEqual([
    {
      region: 'us-east-1',
      vpcs: [
        { vpcId: 'vpc-0b1', action: 'create' },
        { vpcId: 'vpc-0b2', action: 'create' },
        { vpcId: 'vpc-0b3', action: 'leaveAlone', flowLogId: 'fl-0b3' },
        { vpcId: 'vpc-0b4', action: 'leaveAlone', flowLogId: 'fl-0b4' },
      ],
    },
  ])
})

test('an account of which every listed Region is left out is left out: an engine would take all for none', () => {
  const account = sampleAccount({
    regions: ['us-east-1'],
    regionsLeftOut: [{ region: 'us-east-1', ...LEFT_OUT }],
  })
  const onboarding = sampleOnboarding({ accounts: [account, otherAccount({ regions: ['eu-west-1'] })] })
  const { accounts, accountsLeftOut } = engineInputOf(onboarding, { accounts: [] })
  expect(accounts.map(({ regions }) => regions)).toEqual([['eu-west-1']])
  expect(accountsLeftOut).toEqual([{ accountId: '111122223333', name: 'prod' }])
})

test('a VPC of which only parts are covered is left alone, unless a person wants ours beside them', () => {
  const account = finishedAccount('111122223333', 'prod')
  const parts = [{ resourceId: 'subnet-1', flowLogId: 'fl-1' }]
  const partly = { vpcId: 'vpc-1', state: 'partly', madeByUs: false, parts } as const
  const decision = { ...DECIDED, what: 'addOurs' } as const
  const inputOf = (vpc: typeof partly & { readonly decision?: typeof decision }) => {
    const regions = [{ region: 'us-east-1', state: 'done' as const, vpcs: [{ ...vpc, parts: [...parts] }] }]
    return engineInputOf(sampleOnboarding(), { accounts: [{ ...account, regions }] }).accounts[0]
  }
  expect(inputOf(partly)).toMatchObject({
    vpcsLeftAlone: [{ region: 'us-east-1', vpcId: 'vpc-1' }],
    seen: [{ vpcs: [{ action: 'leaveAlone' }] }],
  })
  expect(inputOf({ ...partly, decision })).toMatchObject({
    vpcsLeftAlone: [],
    seen: [{ vpcs: [{ action: 'create', besideOther: true }] }],
  })
})

test('a VPC of which parts were chosen stays with this app, whatever they have, and README.md says so', () => {
  const account = finishedAccount('111122223333', 'prod')
  const monitor = { kind: 'subnets' as const, ids: ['subnet-1', 'subnet-2'] }
  const targets = monitor.ids.map((resourceId) => ({
    ...{ resourceId, state: 'covered' as const, flowLogId: `fl-on-${resourceId}`, madeByUs: true },
  }))
  const vpc = { vpcId: 'vpc-1', state: 'covered' as const, madeByUs: false, chosen: monitor, targets }
  const onboarding = sampleOnboarding({
    accounts: [sampleAccount({ vpcTargets: [{ region: 'us-east-1', vpcId: 'vpc-1', monitor, ...DECIDED }] })],
  })
  const regions = [{ region: 'us-east-1', state: 'done' as const, vpcs: [vpc] }]
  const input = engineInputOf(onboarding, { accounts: [{ ...account, regions }] })
  expect(input.accounts[0]?.seen[0]?.vpcs).toEqual([{ vpcId: 'vpc-1', action: 'leaveAlone' }])
  for (const format of ENGINE_FORMATS) {
    const [readme, ...files] = handoverFolder(format, input)
    expect(readme?.text).toContain('`vpc-1` in `us-east-1`, prod (111122223333): only 2 subnets of it, with')
    expect(readme?.text).toContain('that were chosen in the place of a VPC are created and removed by')
    expect(files.map(({ text }) => text).join('\n')).not.toMatch(/resource "aws_flow_log"|has a flow log/)
  }
})

test('a flow log has at most as many tags as AWS takes', () => {
  const customerTags = Object.fromEntries(Array.from({ length: MOST_TAGS }, (_, index) => [`k${index}`, 'v']))
  for (const engine of engineSchema.options)
    expect(Object.keys(flowLogTags({ customerTags, onboardingId: 'x' }, engine))).toHaveLength(50)
})

test('the page offers another computer first, then each engine with words of its own', () => {
  const targets = handOverTargets('acme')
  expect(targets.map(({ target }) => target)).toEqual([
    'computer',
    ...ENGINE_FORMATS.map(({ engine }) => engine),
  ])
  expect(targets.find(({ target }) => target === 'custodian')).toMatchObject({
    suggestedName: 'acme-custodian',
    label: ENGINE_CHOICES.custodian.label,
  })
})
