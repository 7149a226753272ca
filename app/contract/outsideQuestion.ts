import { bucketWords, templateWords } from '../activeeye/foreignWords.ts'
import type { NetworkSettings } from '../network/networkSettings.ts'
import { flowLogDestinationOf, templateUrlOf } from '../onboarding/activeeyeAddresses.ts'
import type { Onboarding } from '../onboarding/onboarding.ts'
import type { ActivityRequest } from '../run/activityRequest.ts'
import type { ConsentedValue } from '../run/foreignConsent.ts'
import type { StoredData } from '../settings/storedData.ts'
import { amountWords, removeDataQuestion, STORED_WORDS } from '../settings/storedWords.ts'
import { plural } from '../text/plural.ts'

/**
 * A question that is asked outside the page, so that a page that was taken over can't answer it itself: a native
 * dialog on the desktop, a line in the terminal that the web host was started in.
 */
export interface OutsideQuestion {
  /** One sentence. */
  readonly message: string
  /** The exact values that are at stake, a line each. */
  readonly detail: readonly string[]
  /** The words of the button that allows it. */
  readonly allow: string
  /** What holds where nobody can be asked. */
  readonly unasked: 'refused' | 'allowed'
}

/** `nobody`: the host has no way to ask. */
export type OutsideAnswer = 'yes' | 'no' | 'nobody'

/** How calls leave this computer decides who can read them. */
export function networkQuestion({ proxy, caFile }: NetworkSettings): OutsideQuestion {
  return {
    message: 'Change how this app connects to AWS?',
    detail: [
      `Proxy: ${proxy.kind === 'manual' ? proxy.url : proxy.kind}`,
      `Additional certificate authorities: ${caFile ?? 'none'}`,
    ],
    allow: 'Change',
    unasked: 'refused',
  }
}

/**
 * What a run or an undo is about to change; undefined for activities that only look.
 * @param who whom it is done as; empty while that is not known
 * @param named what is not ActiveEye's and is consented to for the first time: a page alone can't do that
 */
export function activityQuestion(
  { activity, only, skip, remove }: ActivityRequest,
  onboarding: Onboarding,
  named: readonly ConsentedValue[],
  who: readonly string[],
): OutsideQuestion | undefined {
  const signedIn = who.map((each) => `Signed in as ${each}`)
  switch (activity) {
    case 'run': {
      const accounts = onboarding.accounts.filter(
        ({ accountId }) => only === undefined || only.includes(accountId),
      )
      return {
        message: `Start the run for ${plural(accounts.length, 'account')} of ${onboarding.customer.name}?`,
        detail: [
          ...signedIn,
          ...(skip.includes('stack')
            ? []
            : [`Creates the stack from ${templateWords(templateUrlOf(onboarding))}`]),
          ...(skip.includes('flowLogs')
            ? []
            : [
                `Sends the flow logs of every VPC that has none to ${bucketWords(flowLogDestinationOf(onboarding))}`,
              ]),
        ],
        allow: 'Start',
        unasked: named.length > 0 ? 'refused' : 'allowed',
      }
    }
    case 'undo': {
      const flowLogs = remove.reduce((sum, one) => sum + one.flowLogs.length, 0)
      const stacks = remove.filter(({ stackId }) => stackId !== undefined).length
      return {
        message: `Remove what this onboarding made in ${plural(new Set(remove.map(({ accountId }) => accountId)).size, 'account')}?`,
        detail: [...signedIn, plural(flowLogs, 'flow log'), plural(stacks, 'stack')],
        allow: 'Remove',
        unasked: 'allowed',
      }
    }
    default:
      return undefined
  }
}

/** An address of the onboarding file that is not among those which the app opens by itself. */
export function addressQuestion(address: string): OutsideQuestion {
  return {
    message: 'Open this address? It comes from the onboarding file and is not ActiveEye’s.',
    detail: [address],
    allow: 'Open',
    unasked: 'refused',
  }
}

/** The journals are what undo goes by, so a page alone must not remove them. */
export function removalQuestion(data: StoredData, shown: readonly string[]): OutsideQuestion {
  const kinds = data.kinds.flatMap(({ kind, stored }) => {
    const wanted = stored.filter(({ path }) => shown.includes(path))
    return wanted.length === 0 ? [] : [{ kind, stored: wanted }]
  })
  return {
    message: removeDataQuestion({ ...data, kinds }),
    detail: [
      data.dataDirectory,
      ...kinds.map(({ kind, stored }) => `${STORED_WORDS[kind].title}: ${amountWords(stored)}`),
    ],
    allow: 'Remove',
    unasked: 'allowed',
  }
}
