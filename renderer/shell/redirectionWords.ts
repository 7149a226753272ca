import type { OpenedOnboarding } from '../../app/contract/contract.ts'
import { list } from '../../app/text/list.ts'
import { scenarioTitle } from '../pages/start/scenarioTitle.ts'

/** Says where calls go instead of to AWS; undefined when they go to AWS. */
export function redirectionWords({
  practice,
  redirected,
}: Pick<OpenedOnboarding, 'practice' | 'redirected'>):
  | { readonly type: 'info' | 'warning'; readonly header: string; readonly content: string }
  | undefined {
  if (practice !== undefined) {
    return {
      type: 'info',
      header: `Practice: ${scenarioTitle(practice)}.`,
      content: 'AWS is not called; nothing real changes.',
    }
  }
  if (redirected.length === 0) return undefined
  const byUrl = Map.groupBy(redirected, ({ url }) => url)
  const places = [...byUrl].map(
    ([url, services]) => `${list(services.map(({ service }) => service))} to ${url}`,
  )
  return {
    type: 'warning',
    header: 'Calls go elsewhere than to AWS.',
    content: `AWS_ENDPOINT_URL is set on this computer: ${places.join('; ')}.`,
  }
}
