import { EXTERNAL_ID_PARAMETER } from '../activeeye/prescribed.ts'
import type { StacksApi, TemplateSummary } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import type { Template } from '../checklist/events.ts'
import { templateUrlOf } from '../onboarding/activeeyeAddresses.ts'
import { ProblemError } from '../problems/problem.ts'
import { awsOf } from '../problems/problemOf.ts'
import { list } from '../text/list.ts'
import { hashOf } from './hash.ts'
import { placeOf, type StepContext } from './step.ts'

/** The capabilities that the app can acknowledge. Others (macros, …) are not part of ActiveEye's procedure. */
const KNOWN_CAPABILITIES: readonly string[] = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM']

/** Reads the template before anything is created from it, and refuses one that needs unknown values. */
export async function lookAtTemplate(context: StepContext, stacks: StacksApi): Promise<Template> {
  const url = templateUrlOf(context.onboarding)
  const summary = await stacks.getTemplateSummary(url, context.signal).catch((error: unknown) => {
    throw templateUnavailable(context, error)
  })
  const template: Template = {
    url,
    hash: hashOf(canonical(summary)),
    parameters: fillParameters(context, summary),
    capabilities: [...summary.capabilities],
    capabilitiesReason: summary.capabilitiesReason,
    resourceTypes: [...summary.resourceTypes],
  }
  const unknown = summary.capabilities.filter((capability) => !KNOWN_CAPABILITIES.includes(capability))
  if (unknown.length > 0) {
    throw templateChanged(
      `The template of ActiveEye now requires ${list(unknown)}, which this app does not know.`,
    )
  }
  await context.record({ type: 'templateSeen', template })
  return template
}

/** The values of the template's parameters: the ExternalID, and the defaults for the others. */
function fillParameters(context: StepContext, summary: TemplateSummary): Template['parameters'] {
  const unknown = summary.parameters.filter(
    ({ key, defaultValue }) => key !== EXTERNAL_ID_PARAMETER && defaultValue === undefined,
  )
  if (unknown.length > 0) {
    throw templateChanged(
      `The template of ActiveEye now wants ${list(unknown.map(({ key, description }) => `${key}${description === '' ? '' : ` ("${description}")`}`))}, which this app does not know how to fill in.`,
    )
  }
  if (!summary.parameters.some(({ key }) => key === EXTERNAL_ID_PARAMETER)) {
    throw templateChanged(`The template of ActiveEye no longer has the parameter ${EXTERNAL_ID_PARAMETER}.`)
  }
  return summary.parameters.map(({ key, defaultValue, description, noEcho }) => ({
    key,
    value:
      key === EXTERNAL_ID_PARAMETER
        ? context.account.externalId
        : noEcho
          ? '(default)'
          : (defaultValue ?? ''),
    description,
  }))
}

export function templateChanged(message: string): ProblemError {
  return new ProblemError({
    kind: 'templateChanged',
    message: `${message} No stack was created.`,
    next: 'Ask the ActiveEye representative whether the template is meant to be like this, and for a newer version of this app.',
    retryable: false,
  })
}

/** Only for errors about the template: those of sign-in, permissions and network are returned unchanged. */
function templateUnavailable(context: StepContext, error: unknown): unknown {
  if (!(error instanceof AwsFailure)) return error
  const { reason } = error.details
  if (reason !== 'refused' && reason !== 'service') return error
  return new ProblemError({
    kind: 'templateUnavailable',
    message: `CloudFormation in ${placeOf(context.account, context.account.stackRegion)} can't read the template ${templateUrlOf(context.onboarding)}.`,
    next: 'Check the address if the onboarding file sets one; else run again later, and if the problem remains, tell the ActiveEye representative.',
    retryable: true,
    aws: awsOf(error.details),
  })
}

/** In a fixed order, so that the hash changes only with the template. */
function canonical(summary: TemplateSummary): unknown {
  const parameters = summary.parameters
    .map(({ key, description, defaultValue, noEcho }) => [key, description, defaultValue ?? null, noEcho])
    .toSorted()
  return [
    parameters,
    summary.capabilities.toSorted(),
    summary.capabilitiesReason,
    summary.resourceTypes.toSorted(),
    summary.description,
  ]
}

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
    waitsFor: 'customer',
  })
}

function reasonOf(template: Template): string {
  if (template.capabilitiesReason !== '') return template.capabilitiesReason
  const iam = template.resourceTypes.filter((type) => type.startsWith('AWS::IAM::'))
  return iam.length > 0 ? iam.join(', ') : template.url
}
