import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { operatorPolicy, type PolicyWanted } from '../../../app/permissions/operatorPolicy.ts'
import { operatorPowers } from '../../../app/permissions/operatorPowers.ts'
import { EXIT } from '../exitStatus.ts'
import type { Terminal } from '../terminal.ts'
import { withClient } from '../terminalClient.ts'
import {
  type CommonOptions,
  type FileOptions,
  openFor,
  type Program,
  withCommonOptions,
  withMasked,
} from './fileCommand.ts'

export function addPolicyCommand({ command, terminal, exit }: Program): void {
  withMasked(withCommonOptions(command.command('policy')))
    .description('print the IAM policy that the person who does the onboarding needs')
    .argument('[file]', 'the onboarding file; the policy then names its roles and addresses')
    .option('--undo', 'also the permissions to delete what the onboarding made, which undo needs', false)
    .option(
      '--skip-stack',
      'without the permissions to create the stack: enough for check, and for run --skip-stack',
      false,
    )
    .option(
      '--organization',
      'also the permissions for finding accounts in an organization and their roles',
      false,
    )
    .action(async (file: string | undefined, options: CommonOptions & PolicyWanted) => {
      exit(await withClient(options, terminal, (client) => policy(client, { ...options, file }, terminal)))
    })
}

/** Prints the least permissions that are enough, as an IAM policy. Calls nothing. */
async function policy(
  client: ContractClient,
  options: FileOptions & PolicyWanted,
  terminal: Terminal,
): Promise<number> {
  const isAbout = options.file !== undefined || options.practice !== undefined
  const onboarding = isAbout ? await openFor('read', client, options, terminal) : undefined
  terminal.document(operatorPolicy(options, onboarding).trimEnd())
  // Beside the policy, which a program may read.
  terminal.err('What its holder can do:', ...operatorPowers(options, onboarding).map((power) => `- ${power}`))
  return EXIT.verified
}
