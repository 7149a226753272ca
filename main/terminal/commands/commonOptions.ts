import { type Command, Option } from 'commander'
import { scenarioNames } from '../../practice/practiceCloud.ts'

/** The scenario of `--practice` without a name. */
export const PRACTICE = 'ordinary'

export function withCommon(command: Command): Command {
  return command
    .option('--json', 'print JSON', false)
    .option('--yes', 'do not ask', false)
    .option('--data-dir <directory>', 'where journals are kept')
    .addOption(
      new Option(
        '--practice [scenario]',
        `use the practice cloud instead of AWS: ${scenarioNames.join(', ')}`,
      ).preset(PRACTICE),
    )
}

/** For a verb that calls AWS, which somebody may have to sign in to first. */
export function withSignIn(command: Command): Command {
  return command
    .option('--no-browser', 'to sign in, only print the address, and open no browser')
    .option('--device-code', 'to sign in, use a code and the browser of any device', false)
}
