import type { Command } from 'commander'
import { answeringCodeRequests } from '../signIn/answerCodeRequests.ts'
import type { Terminal } from '../terminal.ts'
import { type Client, withClient } from '../terminalClient.ts'
import { withCommon, withSignIn } from './commonOptions.ts'
import type { FileOptions } from './options.ts'

/** What the program does: it takes what was typed, and gives the exit status. */
export type Verb<O> = (client: Client, options: O, terminal: Terminal) => Promise<number>

export type Common = Omit<FileOptions, 'file'> & { readonly dataDir?: string }

/** Where verbs are added to, and where their exit status goes. */
export interface Program {
  readonly command: Command
  readonly terminal: Terminal
  exit(status: number): void
}

/** A verb during which a person may be asked for the code of an MFA device. */
export function callingAws<O extends { readonly practice?: string | undefined }>(verb: Verb<O>): Verb<O> {
  return (client, options, terminal) =>
    answeringCodeRequests(client, options.practice, terminal, () => verb(client, options, terminal))
}

/** A verb about one onboarding file, or about the practice organisation's own. */
export function aboutFile<O extends FileOptions>(
  program: Program,
  name: string,
  description: string,
  verb: Verb<O>,
): Command {
  const { command, terminal, exit } = program
  return withCommon(command.command(name).description(description))
    .argument('[file]', 'the onboarding file; left out with --practice')
    .action(async (file: string | undefined, options: Common & Omit<O, 'file'>) => {
      expectFile(command, file, options)
      // The options are what the command declares, which is what the verb takes.
      const given = { ...options, file } as unknown as O
      exit(await withClient(options, terminal, (client) => verb(client, given, terminal)))
    })
}

/** The same, for one that calls AWS. */
export function callingAboutFile<O extends FileOptions>(
  program: Program,
  name: string,
  description: string,
  verb: Verb<O>,
): Command {
  return withSignIn(aboutFile(program, name, description, callingAws(verb)))
}

export function expectFile(command: Command, file: string | undefined, { practice }: Common): void {
  if (file === undefined && practice === undefined)
    command.error('error: name an onboarding file, or add --practice')
}
