import { plural } from '../../text/plural.ts'
import type { EngineFormat, EngineGuide, EngineInput } from '../engine.ts'
import { flowLogPolicy, removeStatement } from '../flowLogPolicy.ts'
import { accountScript } from './accountScript.ts'

/** A shell script of AWS CLI calls for each account: for a few accounts, and for people who want to read every call. */
export const cliFormat: EngineFormat = {
  engine: 'cli',
  files: (input) => [
    ...input.accounts.map((account) => ({
      path: `${account.accountId}.sh`,
      text: accountScript(input, account),
      executable: true,
    })),
    {
      path: 'policy.json',
      text: flowLogPolicy(input, 'cli', [removeStatement(input, 'cli')]),
    },
  ],
  guide,
}

function guide({ accounts }: EngineInput): EngineGuide {
  const script = `./${accounts[0]?.accountId ?? 'ACCOUNT'}.sh`
  const others = accounts.length > 1 ? ` The same for each of the ${plural(accounts.length, 'script')}.` : ''
  return {
    needs: [
      'The AWS CLI (aws), version 1 or 2, and bash 3.2 or newer: Linux, macOS, AWS CloudShell.',
      'For each script, credentials of its account that may do what policy.json allows. A script stops if they are of another account.',
    ],
    steps: [
      {
        does: `See which VPCs would get a flow log. This changes nothing.${others}`,
        commands: [`${script} plan`],
      },
      {
        does: `Create the flow logs, Region by Region. The script stops at the first thing that AWS refuses; run it again when the cause is removed.${others}`,
        commands: [`${script} cover`],
      },
      {
        does: 'Look at the result with ActiveEye Onboarding.',
        commands: ['onboard check FILE.onboarding.json'],
      },
    ],
    costs: ['The scripts cost nothing by themselves: AWS does not charge the calls.'],
    undo: [
      {
        does: `Delete the flow logs with the tag of this handover, and no others.${others}`,
        commands: [`${script} remove`],
      },
    ],
    limits: [
      'New VPCs are not covered by themselves: run the script again, by a schedule if you like.',
      'Until ActiveEye allows the account on its bucket, AWS refuses the first flow log, and the script stops there.',
    ],
  }
}
