import { ENGINE_NAMES, ENGINE_REMOVES, ENGINE_TAG, engineTagValue } from '../activeeye/engines.ts'
import { accountLabel } from '../text/accountLabel.ts'
import { capitalized } from '../text/capitalized.ts'
import { bullets, fenced, id, text } from '../text/markdownText.ts'
import { plural } from '../text/plural.ts'
import type { EngineFile, EngineFormat, EngineInput, EngineStep } from './engine.ts'

/** README.md of a handed over folder: the same headings for every engine. */
export function engineReadme(
  { engine, guide }: EngineFormat,
  input: EngineInput,
  files: readonly EngineFile[],
): string {
  const { needs, steps, costs, undo, limits, createsStack } = guide(input)
  const name = ENGINE_NAMES[engine]
  const sections = [
    `# Flow logs to ActiveEye by ${text(name)}`,
    `For ${text(input.customer)}: ${plural(input.accounts.length, 'account')}. Made by ActiveEye Onboarding from the onboarding ${id(input.onboardingId)}.`,
    ...(input.practice === undefined
      ? []
      : [
          `**The accounts are of the practice cloud ${text(input.practice)} and do not exist in AWS. Read the files, and run none of them.**`,
        ]),
    `${capitalized(name)} gives each VPC that has none a flow log to ${id(input.destination)}: traffic ${input.trafficType}, aggregated over ${input.maxAggregationInterval} seconds, in AWS's default format. Flow logs to other destinations stay as they are. A VPC with a flow log to this bucket of another kind (part of the traffic, another format, a folder of the bucket, its subnets only) gets no second one: its traffic would be delivered twice. A person decides about it in ActiveEye Onboarding.`,
    '## Files',
    bullets([...files.map(({ path }) => id(path)), `${id('README.md')}: this text`]),
    'No file holds a credential or another secret. Each was made from the onboarding as it is now: hand over again after a change, rather than editing them.',
    '## What is left alone',
    bullets(leftOut(input)),
    '## What it needs',
    bullets(needs.map(text)),
    '## What to do, in this order',
    'The commands are for bash or zsh, in this folder. On Windows, use Git Bash, WSL or AWS CloudShell: cmd and PowerShell read quotes and lines in another way.',
    ...stepsOf(steps),
    '## What it costs',
    bullets([
      'AWS charges the account for what flow logs deliver (vended logs to Amazon S3), by the amount of traffic.',
      ...costs.map(text),
    ]),
    '## How it is undone',
    text(
      `ActiveEye Onboarding does not remove these flow logs: its undo leaves them alone and names them. ${ENGINE_REMOVES[engine]}`,
    ),
    ...stepsOf(undo),
    '## How ActiveEye Onboarding recognises this work',
    bullets([
      `Each flow log carries the tag ${id(ENGINE_TAG)} with the value ${id(engineTagValue(engine, input.onboardingId))}. ${text('Look with the command check, or on the page Run: such a VPC counts as covered, and the checklist and the report say who made its flow log.')}`,
      'A flow log that is deleted or that AWS can no longer deliver is told by the next check, whoever made it.',
      'A run that comes first creates what is missing, and this engine then finds it covered; so neither doubles the work of the other. Do not let both work at the same moment.',
    ]),
    '## What stays with ActiveEye Onboarding',
    bullets([
      ...(createsStack
        ? []
        : [
            `The stack ${id(input.stackName)} of each account, with an ExternalID of its own and after a person has read and acknowledged what its template allows.`,
          ]),
      ...(input.accounts.some(({ vpcsLeftAlone }) =>
        vpcsLeftAlone.some(({ onlyParts }) => onlyParts !== undefined),
      )
        ? [
            `${text(capitalized(name))} covers whole VPCs. The flow logs on subnets and network interfaces that were chosen in the place of a VPC are created and removed by ActiveEye Onboarding.`,
          ]
        : []),
      'The service connectors in ActiveEye, the check of the delivery, and the report.',
    ]),
    ...(limits.length === 0 ? [] : ['## Good to know', bullets(limits.map(text))]),
    '## What is not enough',
    bullets([
      `${text("AWS Config's rule vpc-flow-logs-enabled")} is content with any flow log, wherever it goes and whatever traffic it records: a VPC can be compliant and send nothing to ActiveEye.`,
      `${text("CloudWatch's telemetry enablement rules")} write to CloudWatch Logs only, not to a bucket (as of November 2026).`,
    ]),
  ]
  return `${sections.join('\n\n')}\n`
}

function stepsOf(steps: readonly EngineStep[]): readonly string[] {
  return steps.flatMap(({ does, commands }, index) => [
    `${index + 1}. ${text(does)}`,
    ...(commands.length === 0 ? [] : [fenced(commands.join('\n'))]),
  ])
}

function leftOut({ accounts, accountsLeftOut }: EngineInput): readonly string[] {
  const lines = [
    ...accountsLeftOut.map((account) => `The account ${text(accountLabel(account))}.`),
    ...accounts.flatMap((account) =>
      account.regionsLeftOut.map((region) => `${id(region)} in ${text(accountLabel(account))}.`),
    ),
    ...accounts.flatMap((account) =>
      account.vpcsLeftAlone.map(({ region, vpcId, onlyParts }) => {
        const place = `${id(vpcId)} in ${id(region)}, ${text(accountLabel(account))}`
        return onlyParts === undefined
          ? `${place}.`
          : `${place}: only ${text(onlyParts)} of it, with flow logs of ActiveEye Onboarding.`
      }),
    ),
    'VPCs that another account shares: their owner covers them.',
  ]
  return lines
}
