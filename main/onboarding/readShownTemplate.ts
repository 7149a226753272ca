import { AwsFailure } from '../../app/aws/awsFailure.ts'
import { fileHashOf } from '../../app/checklist/templateWords.ts'
import { judgeTemplate } from '../../app/template/judgeTemplate.ts'
import { textOfBytes } from '../../app/template/readTemplate.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import type { OpenedFile } from './openOnboardingFile.ts'

/**
 * The text of a template that a look has shown. It is not kept: it is read again, and is given only when it still has
 * that hash, so a page can name no other address.
 * @throws InvalidInputError, ConflictError
 */
export async function readShownTemplate(
  { onboarding, destination }: Pick<OpenedFile, 'onboarding' | 'destination'>,
  sha256: string,
  signal: AbortSignal = new AbortController().signal,
): Promise<{ readonly url: string; readonly text: string }> {
  const shown = [...onboarding.facts().accounts.values()]
    .flatMap(({ template }) => template?.template ?? [])
    .find((template) => fileHashOf(template) === sha256)
  if (shown === undefined)
    throw new InvalidInputError([`No look has shown a template with the SHA-256 ${sha256}.`])
  const { url } = shown
  const bytes = await destination.awsAccounts.fetchTemplate(url, signal).catch((error: unknown) => {
    if (!(error instanceof AwsFailure)) throw error
    const { message, code } = error.details
    throw new ConflictError(`The template ${url} can’t be read now: ${message} (${code})`)
  })
  const now = judgeTemplate(bytes)
  const hash = now.ok ? now.template.sha256 : now.sha256
  if (hash !== sha256) {
    throw new ConflictError(
      `The template ${url} is not the one that was shown any more: it has the SHA-256 ${hash} now. Look again.`,
    )
  }
  return { url, text: textOfBytes(bytes) ?? '' }
}
