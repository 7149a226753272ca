import { Option } from 'commander'
import { type CreateOptions, SOURCES } from '../newFrom/source.ts'
import { withClient } from '../terminalClient.ts'
import { accountId, accountIds, path, portalUrl, regionName, startUrl } from './arguments.ts'
import { withCommon, withSignIn } from './commonOptions.ts'
import { create } from './createOnboarding.ts'
import { type Common, callingAws, type Program } from './verb.ts'

/** `new`: the one verb that makes a file instead of reading it. */
export function addNew({ command, terminal, exit }: Program): void {
  withSignIn(withCommon(command.command('new')))
    .description('start an onboarding file from the accounts that can be found')
    .argument('<file>', 'the file to write: NAME.onboarding.json', path('the onboarding file'))
    .addOption(new Option('--from <source>').choices(SOURCES).makeOptionMandatory())
    .requiredOption('--customer <name>', "the customer's name")
    .option('--short-name <name>', 'lower-case letters, digits and dashes; begins each suggested ExternalID')
    .option('--portal-url <url>', 'the address of the ActiveEye portal', portalUrl)
    .option(
      '--role-name <name...>',
      'organization: the role in each account, several are tried in this order (OrganizationAccountAccessRole when left out); identity-center: the permission set to use',
    )
    .option('--profile <name>', 'organization: the profile to ask with; the environment when left out')
    .option(
      '--start-url <url>',
      'the access portal of IAM Identity Center; may be left out where the AWS configuration names one',
      startUrl,
    )
    .option('--region <region>', 'the Region of IAM Identity Center, likewise', regionName)
    .option('--sign-in-role <name>', 'organization: your permission set to ask with, in --account')
    .option('--account <account>', 'organization: the management or a delegated account', accountId)
    .option('--untested', 'also accounts that the credentials were not seen to lead into', false)
    .option('--only <account...>', 'only these accounts', accountIds)
    .action(async (file: string, options: Common & Omit<CreateOptions, 'file'>) => {
      const verb = callingAws<CreateOptions>(create)
      exit(await withClient(options, terminal, (client) => verb(client, { ...options, file }, terminal)))
    })
}
