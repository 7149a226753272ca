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
 * Reads the options, without the program's name. Wrong ones are printed and end the process, as Commander does it.
 * `lenient` ignores unknown ones, such as Chromium's switches; `program` is what a person types before them.
 */
export function parseHostOptions(
  words: readonly string[],
  { lenient = false, program = 'npm start --' } = {},
): HostOptions {
  return new Command(program)
    .description('Opens ActiveEye Onboarding in a window, or as a page in your browser.')
    .version(packageJson.version)
    .option('--web', 'open a page in your browser instead of a window', false)
    .option('--no-open', 'with --web: print the address and open no browser')
    .option('--port <number>', 'with --web: the port on 127.0.0.1; a free one when left out', port, 0)
    .option('--data-dir <directory>', 'the directory for journals and settings')
    .addOption(
      new Option('--practice [scenario]', 'open the practice organisation at once')
        .choices(scenarioNames)
        .preset('ordinary'),
    )
    .showHelpAfterError('Add --help for the options.')
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
