import { EXTERNAL_ID_PARAMETER } from '../activeeye/prescribed.ts'
import type { StacksApi, TemplateSummary } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import type { Template } from '../checklist/events.ts'
import { ProblemError } from '../problems/problem.ts'
import { awsOf } from '../problems/problemOf.ts'
import { list } from '../text/list.ts'
import { hashOf } from './hash.ts'
import { placeOf, type StepContext, templateUrlOf } from './step.ts'

/** What the app knows how to acknowledge. Anything else (macros, …) is more than ActiveEye's procedure asks for. */
const KNOWN_CAPABILITIES: readonly string[] = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM']

/** Looks at the template before anything is made from it, and refuses what we would have to guess. */
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

/** What the template gets: the ExternalID, and its own defaults for the rest. */
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
    next: 'Ask your ActiveEye representative whether the template is meant to be like this, and for a newer version of this app.',
    retryable: false,
  })
}

/** Only what is about the template: no sign-in, no permission and no network is told as what it is. */
function templateUnavailable(context: StepContext, error: unknown): unknown {
  if (!(error instanceof AwsFailure)) return error
  const { reason } = error.details
  if (reason !== 'refused' && reason !== 'service') return error
  return new ProblemError({
    kind: 'templateUnavailable',
    message: `CloudFormation in ${placeOf(context.account, context.account.stackRegion)} can't read the template ${templateUrlOf(context.onboarding)}.`,
    next: 'Check the address if the onboarding file sets one; else run again later, and if it stays, tell your ActiveEye representative.',
    retryable: true,
    aws: awsOf(error.details),
  })
}

/** In an order of its own, so that the hash changes with the template and with nothing else. */
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
