import { Command, InvalidArgumentError, Option } from 'commander'
import packageJson from '../../package.json' with { type: 'json' }
import { scenarioNames } from '../practice/practiceCloud.ts'

/** What `npm start` was asked for. */
export interface HostOptions {
  readonly web: boolean
  /** False with `--no-open`. */
  readonly open: boolean
  readonly port: number
  readonly dataDir?: string
  readonly practice?: string
}

/**
 * Reads the options, without the program's name; what is wrong is said and ends the process, in commander's way.
 * `lenient` lets pass what it does not know: Chromium's switches stand among them.
 */
export function parseHostOptions(words: readonly string[], { lenient = false } = {}): HostOptions {
  return new Command('npm start --')
    .description('Opens ActiveEye Onboarding: its window, or a page in your browser.')
    .version(packageJson.version)
    .option('--web', 'a page in your browser instead of a window', false)
    .option('--no-open', 'with --web: only print the address')
    .option('--port <number>', 'with --web: the port on 127.0.0.1; any that is free when left out', port, 0)
    .option('--data-dir <directory>', 'where journals are kept')
    .addOption(
      new Option('--practice [scenario]', 'open the practice organisation at once')
        .choices(scenarioNames)
        .preset('ordinary'),
    )
    .showHelpAfterError('Add --help to see what is possible.')
    .allowUnknownOption(lenient)
    .allowExcessArguments(lenient)
    .parse(words, { from: 'user' })
    .opts<HostOptions>()
}

function port(text: string): number {
  const number = Number(text)
  if (/^\d+$/.test(text) && number <= 65_535) return number
  throw new InvalidArgumentError('It is a number from 0 to 65535.')
}
