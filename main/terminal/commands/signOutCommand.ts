import { notSignedOutWords, signedOutWords } from '../../../app/access/signOutWords.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { firstValue } from '../../async/firstValue.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import {
  type CommonOptions,
  type FileOptions,
  openFor,
  type Program,
  withCommonOptions,
} from './fileCommand.ts'

export function addSignOutCommand({ command, terminal, exit }: Program): void {
  withCommonOptions(command.command('sign-out'))
    .description('end the sessions of access portals at AWS, those of the AWS CLI included')
    .argument('[file]', 'the onboarding file, to name what still signs in to its accounts')
    .action(async (file: string | undefined, options: CommonOptions) => {
      exit(await withClient(options, terminal, (client) => signOut(client, { ...options, file }, terminal)))
    })
}

/**
 * Ends what is known of on this computer. What a command signed in to by itself is gone with that command: nothing keeps
 * it that could end it at AWS.
 */
async function signOut(client: ContractClient, options: FileOptions, terminal: Terminal): Promise<number> {
  const { file, practice, json } = options
  const onboarding =
    file === undefined && practice === undefined
      ? undefined
      : await openFor('read', client, options, terminal)
  const { ended, notEnded } = await client.signIn.forget({ practice })
  const configuration = await firstValue((settings) => client.find.configuration({ practice }, settings))
  const stays = notSignedOutWords(onboarding?.accounts ?? [], configuration)
  if (json) terminal.json({ version: 1, ended, notEnded })
  const show = json ? terminal.err : terminal.out
  show(...signedOutWords({ ended, notEnded }), OF_COMMANDS, ...stays)
  return notEnded.length === 0 ? EXIT.verified : EXIT.unfinished
}

const OF_COMMANDS =
  'A sign-in that an earlier command of this program asked for was dropped with it. At AWS its session ends by itself, or when you sign out on the page of the portal.'
