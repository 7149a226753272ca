import { withClient } from '../terminalClient.ts'
import { path, proxy } from './arguments.ts'
import { withCommon } from './commonOptions.ts'
import { type NetworkOptions, network } from './networkCommand.ts'
import { policy } from './policyCommand.ts'
import type { Common, Program } from './verb.ts'

/** Verbs that need no onboarding, and say more with one. */
export function addUnbound({ command, terminal, exit }: Program): void {
  withCommon(command.command('policy'))
    .description('print the IAM policy that whoever does the onboarding needs')
    .argument('[file]', 'the onboarding file, for the roles and the addresses that it names')
    .option('--undo', 'also what undo needs', false)
    .option('--organization', 'also what finding accounts in an organization and their roles needs', false)
    .action(async (file: string | undefined, options: Common & Parameters<typeof policy>[1]) => {
      exit(await withClient(options, terminal, (client) => policy(client, { ...options, file }, terminal)))
    })

  withCommon(command.command('network'))
    .description('print how calls get to AWS, and try the way')
    .argument('[file]', 'the onboarding file, to try each Region that it needs')
    .option(
      '--ca-file <path>',
      'trust the certificate authorities of this PEM file too, from now on',
      path('the file of certificate authorities'),
    )
    .option('--no-ca-file', 'trust no others than the known ones, from now on')
    .option('--proxy <proxy>', 'from now on: automatic, none, or an address: http://HOST:PORT', proxy)
    .action(async (file: string | undefined, options: Common & Omit<NetworkOptions, 'file'>) => {
      exit(await withClient(options, terminal, (client) => network(client, { ...options, file }, terminal)))
    })
}
