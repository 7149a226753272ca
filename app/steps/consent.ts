import type { Template } from '../checklist/events.ts'
import { ProblemError } from '../problems/problem.ts'
import { placeOf, type StepContext } from './step.ts'
import { templateChanged } from './template.ts'

/**
 * Nothing is created from the template before a person has acknowledged what it creates: the tick box
 * "I acknowledge that AWS CloudFormation might create IAM resources" of the console.
 * Given once, it holds for this account as long as the template stays the same.
 */
export async function ensureConsent(context: StepContext, template: Template): Promise<void> {
  const { iam } = context.consent
  const consents = context.facts().consents
  if (iam === 'any' || (iam !== 'none' && iam.templateHash === template.hash)) {
    if (consents[template.hash] === undefined) {
      await context.record({
        type: 'consentGiven',
        templateHash: template.hash,
        capabilities: template.capabilities,
      })
    }
    return
  }
  if (consents[template.hash] !== undefined) return
  if (iam !== 'none' || Object.keys(consents).length > 0) {
    throw templateChanged('The template of ActiveEye is no longer the one that was acknowledged.')
  }
  throw new ProblemError({
    kind: 'acknowledgementNeeded',
    message: `The stack of ${placeOf(context.account)} creates IAM resources (${reasonOf(template)}), which has to be acknowledged first.`,
    next: 'Look at the plan, then acknowledge it (in the terminal: run with --acknowledge-iam).',
    retryable: false,
    waitsFor: 'you',
  })
}

function reasonOf(template: Template): string {
  if (template.capabilitiesReason !== '') return template.capabilitiesReason
  const iam = template.resourceTypes.filter((type) => type.startsWith('AWS::IAM::'))
  return iam.length > 0 ? iam.join(', ') : template.url
}
