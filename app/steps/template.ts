import { templateInShort } from '../activeeye/foreignWords.ts'
import { EXTERNAL_ID_PARAMETER } from '../activeeye/prescribed.ts'
import type { StacksApi, TemplateSummary } from '../aws/awsAccount.ts'
import { AwsFailure } from '../aws/awsFailure.ts'
import type { Template, TemplateRead } from '../checklist/seenTemplate.ts'
import type { TemplateId } from '../checklist/write.ts'
import { templateUrlOf } from '../onboarding/activeeyeAddresses.ts'
import { ProblemError, type ProblemWords } from '../problems/problem.ts'
import { awsOf } from '../problems/problemOf.ts'
import { judgeTemplate } from '../template/judgeTemplate.ts'
import { capitalized } from '../text/capitalized.ts'
import { list } from '../text/list.ts'
import { hashOf } from './hash.ts'
import { placeOf, type StepContext } from './step.ts'

/** The capabilities that the app can acknowledge. Others (macros, …) are not part of ActiveEye's procedure. */
const KNOWN_CAPABILITIES: readonly string[] = ['CAPABILITY_IAM', 'CAPABILITY_NAMED_IAM']

/**
 * Reads the template before anything is created from it: its file, and what CloudFormation says of it. Refuses one that
 * needs unknown values, or whose text can't be judged.
 */
export async function lookAtTemplate(context: StepContext, stacks: StacksApi): Promise<Template> {
  const url = templateUrlOf(context.onboarding)
  const summary = await stacks.getTemplateSummary(url, context.signal).catch((error: unknown) => {
    throw templateUnavailable(context, error)
  })
  const read = await readFile(context, url, summary)
  const template: Template = {
    url,
    hash: hashOf([url, read.kind === 'file' ? read.sha256 : 'summary', canonical(summary)]),
    read,
    parameters: fillParameters(context, summary),
    capabilities: [...summary.capabilities],
    capabilitiesReason: summary.capabilitiesReason,
    resourceTypes: [...summary.resourceTypes],
  }
  const unknown = summary.capabilities.filter((capability) => !KNOWN_CAPABILITIES.includes(capability))
  if (unknown.length > 0) {
    throw templateChanged(`${named(url)} requires ${list(unknown)}, which this app does not know.`)
  }
  await context.record({ type: 'templateSeen', template })
  return template
}

/**
 * CloudFormation reads the file by itself, so one that this computer can't reach stops nothing: then only the summary is
 * known, and that is told. A file that is there and is no template, or not the one that CloudFormation read, stops.
 */
async function readFile(context: StepContext, url: string, summary: TemplateSummary): Promise<TemplateRead> {
  let bytes: Uint8Array
  try {
    bytes = await context.aws.fetchTemplate(url, context.signal)
  } catch (error) {
    if (!(error instanceof AwsFailure)) throw error
    return { kind: 'summaryOnly', why: whyNotRead(error) }
  }
  const judged = judgeTemplate(bytes)
  if (!judged.ok) {
    throw new ProblemError({
      kind: 'templateUnavailable',
      message: `What is behind the template's address ${url} can’t be judged: ${judged.why}. SHA-256 ${judged.sha256}. No stack was created.`,
      next: 'Try again later. If it stays so, ask the ActiveEye representative for the template.',
      retryable: true,
    })
  }
  const { sha256, asReturned, trust, resourceTypes } = judged.template
  const unread = summary.resourceTypes.filter((type) => !resourceTypes.includes(type))
  if (unread.length > 0 && trust.macros.length === 0) {
    throw templateChanged(
      `CloudFormation names ${list(unread)} in the template ${url}, and the text that this computer read there does not have ${unread.length === 1 ? 'it' : 'them'} (SHA-256 ${sha256}): the two did not read the same.`,
    )
  }
  return { kind: 'file', sha256, asReturned, trust }
}

/** Why the file could not be read, as the end of a sentence. */
export function whyNotRead({ details: { code, message } }: AwsFailure): string {
  return `${message.replace(/\.$/, '')} (${code})`
}

/** The values of the template's parameters: the ExternalID, and the defaults for the others. */
function fillParameters(context: StepContext, summary: TemplateSummary): Template['parameters'] {
  const unknown = summary.parameters.filter(
    ({ key, defaultValue }) => key !== EXTERNAL_ID_PARAMETER && defaultValue === undefined,
  )
  if (unknown.length > 0) {
    throw templateChanged(
      `${named(templateUrlOf(context.onboarding))} wants ${list(unknown.map(({ key, description }) => `${key}${description === '' ? '' : ` ("${description}")`}`))}, which this app does not know how to fill in.`,
    )
  }
  if (!summary.parameters.some(({ key }) => key === EXTERNAL_ID_PARAMETER)) {
    throw templateChanged(
      `${named(templateUrlOf(context.onboarding))} does not have the parameter ${EXTERNAL_ID_PARAMETER}.`,
    )
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

function named(templateUrl: string): string {
  return capitalized(templateInShort(templateUrl))
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
 * Given once, it holds for this account as long as the address and the bytes behind it stay the same.
 * @param shown the template that was looked at before this one.
 */
export async function ensureConsent(
  context: StepContext,
  template: Template,
  shown: Template | undefined,
): Promise<void> {
  const { iam } = context.consent
  const given = context.facts().consents[template.hash]
  if (given?.to !== undefined) return
  if (iam === 'any' || (iam !== 'none' && iam.templateHash === template.hash)) {
    await context.record({
      type: 'consentGiven',
      templateHash: template.hash,
      to: templateIdOf(template),
      capabilities: template.capabilities,
    })
    return
  }
  throw new ProblemError(consentProblem(context, template, shown))
}

/** The text that a consent is to, and that a stack is created from. */
export function templateIdOf({ url, read }: Template): TemplateId {
  return read?.kind === 'file' ? { url, sha256: read.sha256, asReturned: read.asReturned } : { url }
}

function consentProblem(context: StepContext, template: Template, shown: Template | undefined): ProblemWords {
  const { iam } = context.consent
  const consents = Object.values(context.facts().consents).toSorted((a, b) => b.seq - a.seq)
  const before =
    iam !== 'none' && iam !== 'any'
      ? shown?.hash === iam.templateHash
        ? templateIdOf(shown)
        : consents.find(({ templateHash }) => templateHash === iam.templateHash)?.to
      : consents.find(({ to }) => to !== undefined)?.to
  if (before !== undefined || (iam !== 'none' && iam !== 'any')) return changedSince(before, template)
  const place = placeOf(context.account)
  const creates = `The stack of ${place} creates IAM resources (${reasonOf(template)})`
  return {
    kind: 'acknowledgementNeeded',
    message:
      consents.length === 0
        ? `${creates}, which has to be acknowledged first.${unreadWords(template)}`
        : `${creates}. The acknowledgement that is known was given in an earlier version of this app, which had read AWS’s summary of the template and not the template itself, so it has to be given again.${unreadWords(template)}`,
    next: 'Look at the plan, then acknowledge it (in the terminal: run with --acknowledge-iam).',
    retryable: false,
    waitsFor: 'customer',
  }
}

function unreadWords({ read }: Template): string {
  return read?.kind === 'summaryOnly'
    ? ` The template itself could not be read from here: ${read.why}. The acknowledgement is to AWS’s summary of it only.`
    : ''
}

/** @param before what was acknowledged; `undefined` when its text is not known any more. */
function changedSince(before: TemplateId | undefined, template: Template): ProblemWords {
  const now = templateIdOf(template)
  const { read } = template
  if (before?.sha256 !== undefined && read?.kind === 'summaryOnly') {
    return {
      kind: 'templateUnavailable',
      message: `The template ${now.url} can’t be read from here now: ${read.why}. So it can’t be compared with the one that was acknowledged (SHA-256 ${before.sha256}). No stack was created.`,
      next: 'Run again when the address can be reached, or look at the plan again and acknowledge AWS’s summary only.',
      retryable: true,
    }
  }
  const hashes =
    before === undefined || (before.sha256 === undefined && now.sha256 === undefined)
      ? 'AWS describes another one now'
      : `${before.sha256 === undefined ? 'of that only AWS’s summary was read' : `that had the SHA-256 ${before.sha256}`}, and this has ${now.sha256 ?? 'not been read'}`
  const from = before !== undefined && before.url !== now.url ? ` (from ${before.url})` : ''
  return {
    kind: 'templateChanged',
    message: `The template ${now.url} is not the one that was acknowledged${from}: ${hashes}. No stack was created.`,
    next: 'Look at the plan again: it shows what the template allows now. Ask the ActiveEye representative whether the change is meant before it is acknowledged.',
    retryable: false,
  }
}

function reasonOf(template: Template): string {
  if (template.capabilitiesReason !== '') return template.capabilitiesReason
  const iam = template.resourceTypes.filter((type) => type.startsWith('AWS::IAM::'))
  return iam.length > 0 ? iam.join(', ') : template.url
}
