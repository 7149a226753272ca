import { z } from 'zod'

/**
 * The engines of others that an onboarding can be handed over to, and the tag by which what they made is recognised.
 * It is not the onboarding's own tag: undo never removes what an engine made, since the engine would make it again.
 */

export const engineSchema = z.enum(['custodian', 'cli', 'stackset', 'terraform'])
/** What goes on with the work: Cloud Custodian, a script of AWS CLI calls, a StackSet, Terraform. */
export type Engine = z.infer<typeof engineSchema>

/** On every flow log that an engine made; the value is the engine's name, a slash, and the onboarding's id. */
export const ENGINE_TAG = 'activeeye-handover'

/** The tag's value for what this engine makes for this onboarding: `custodian/0b9c…`. */
export function engineTagValue(engine: Engine, onboardingId: string): string {
  return `${engine}/${onboardingId}`
}

/** The engine that made what carries these tags, for whichever onboarding; `undefined` when none did. */
export function engineOfTags(tags: Readonly<Record<string, string>>): Engine | undefined {
  const engine = engineSchema.safeParse(tags[ENGINE_TAG]?.split('/')[0])
  return engine.success ? engine.data : undefined
}

/** Its name, within a sentence. */
export const ENGINE_NAMES: Readonly<Record<Engine, string>> = {
  custodian: 'Cloud Custodian',
  cli: 'the AWS CLI script',
  stackset: 'the StackSet',
  terraform: 'Terraform',
}

/** How what it made is removed: a sentence. Undo leaves it alone, since the engine would make it again. */
export const ENGINE_REMOVES: Readonly<Record<Engine, string>> = {
  custodian:
    'Cloud Custodian: stop the policies of the handed over folder, then run its remove.sh in each account, as its README says.',
  cli: "The AWS CLI script: run the account's script of the handed over folder with the word remove.",
  stackset:
    'The StackSet: delete its stack instances, then the StackSet, then run remove.sh of the handed over folder in each account, as its README says.',
  terraform:
    'Terraform: run terraform destroy in the folder of the account within the handed over folder, as its README says.',
}
