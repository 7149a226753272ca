import { inShort } from '../../text/inShort.ts'
import { plural } from '../../text/plural.ts'
import type { EngineFormat, EngineGuide, EngineInput, EngineVpc } from '../engine.ts'
import { accountFiles, isInTerraform, isStackOfOthers } from './accountFiles.ts'

/** Terraform: a folder for each account, with a resource for its stack and for each flow log that is missing. */
export const terraformFormat: EngineFormat = {
  engine: 'terraform',
  files: (input) => input.accounts.flatMap((account) => accountFiles(input, account)),
  guide,
  refusal: ({ accounts }) =>
    accounts.some(({ seen }) => seen.length > 0)
      ? undefined
      : 'Terraform needs the VPCs that are there, and no account was looked at. Look first (page Plan, or the command plan), then hand over again.',
}

function guide(input: EngineInput): EngineGuide {
  const vpcs = input.accounts
    .flatMap(({ seen }) => seen.flatMap((region) => region.vpcs))
    .filter(isInTerraform)
  const isNew = ({ action }: EngineVpc) => action === 'create'
  const stacks = input.accounts.filter((account) => !isStackOfOthers(account))
  const notLookedAt = input.accounts.filter(({ seen }) => seen.length === 0)
  const [first] = input.accounts
  const folder = first?.accountId ?? 'ACCOUNT'
  return {
    needs: [
      'Terraform 1.5 or newer (or OpenTofu 1.6), and the provider hashicorp/aws 5 or newer.',
      'Credentials of each account, as its providers.tf says: they may create flow logs, tag and untag them, and create the stack with its IAM resources (policy of this app).',
      'A place for the state: without a backend block it is a file in the account’s folder. It holds no credential.',
    ],
    steps: [
      {
        does: 'Read the template of the stack before the first apply: the line capabilities in stack.tf is the consent to the IAM resources that it creates.',
        commands: [],
      },
      {
        does: `Begin with one account. The plan may name only what is to be imported, what is to be added, and tags of imported flow logs that change; anything else, above all a replacement or a deletion, is a reason to stop.`,
        commands: [
          `terraform -chdir=${folder} init`,
          `terraform -chdir=${folder} plan -out=activeeye.tfplan`,
          `terraform -chdir=${folder} apply activeeye.tfplan`,
        ],
      },
      ...(input.accounts.length < 2
        ? []
        : [
            {
              does: 'Then the others. The loop stops at the first account that fails.',
              commands: [
                'for account in */; do',
                '  terraform -chdir="$account" init || break',
                '  terraform -chdir="$account" plan -out=activeeye.tfplan || break',
                '  terraform -chdir="$account" apply activeeye.tfplan || break',
                'done',
              ],
            },
          ]),
      {
        does: 'Look at the result with ActiveEye Onboarding.',
        commands: ['onboard check FILE.onboarding.json'],
      },
    ],
    createsStack: true,
    costs: ['Terraform itself costs nothing.'],
    undo: [
      {
        does: 'In each account’s folder. This deletes the flow logs and the stack that Terraform manages, imported ones too; flow logs of others stay. Delete the service connector in ActiveEye as well.',
        commands: [`terraform -chdir=${folder} plan -destroy`, `terraform -chdir=${folder} destroy`],
      },
    ],
    limits: [
      `In these files: ${plural(vpcs.filter(isNew).length, 'flow log')} to create, ${plural(vpcs.length - vpcs.filter(isNew).length, 'flow log')} to import, ${plural(stacks.length, 'stack')}.`,
      'What this onboarding made is imported, so that Terraform manages it. The tag of an imported flow log changes to the one of this handover: undo of this app then leaves it alone. An imported stack keeps its tags, so do not use undo of this app in these accounts any more.',
      'What others made is not managed here; comments name it.',
      'The stack has its fixed name and an ExternalID of its own in each account, the management account included. Terraform does not show who the template lets in, as this app does before a person acknowledges it, and does not notice when ActiveEye changes the template.',
      'A VPC that is created later is in no file: hand over again, or let another engine cover new VPCs. check of this app names it.',
      ...(notLookedAt.length === 0
        ? []
        : [
            `${plural(notLookedAt.length, 'account')} could not be looked at, so only the stack is in the files: ${inShort(notLookedAt.map(({ accountId }) => accountId))}.`,
          ]),
      'The files were tried with a parser of Terraform’s language. The provider was not, so read the first plan with care.',
    ],
  }
}
