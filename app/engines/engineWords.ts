import type { Engine } from '../activeeye/engines.ts'

/** What every host says of handing over to an engine. */

/** Said where a folder for an engine is made. */
export const NOTHING_SECRET =
  'No credential and no secret is in it. It is made from what the last look saw; nothing is called.'

/** The engines, as a person chooses one. */
export const ENGINE_CHOICES: Readonly<Record<Engine, { readonly label: string; readonly means: string }>> = {
  custodian: {
    label: 'Cloud Custodian',
    means:
      'Policies, and the accounts for c7n-org: for any number of accounts, and for VPCs that come later.',
  },
  cli: {
    label: 'AWS CLI scripts',
    means: 'A shell script for each account, to be read and run by hand.',
  },
  stackset: {
    label: 'CloudFormation StackSet',
    means: 'A template that covers VPCs when they are created, in all accounts of organizational units.',
  },
  terraform: {
    label: 'Terraform',
    means: 'A resource for each VPC that has none, and import blocks for what is there.',
  },
}
