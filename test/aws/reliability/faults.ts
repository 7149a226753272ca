import { ec2Error, queryError } from '../../doubles/localAws.ts'
import type { Instead, Interference, TappedCall } from '../support/wiretap.ts'
import { chance, type Words, weighted } from './chance.ts'

/** Everything that may happen to a call between the app and the cloud. */
export const FAULT_KINDS = [
  'reset before the cloud heard of it',
  'reset after the cloud did it',
  'half a body, then reset',
  'throttled',
  'service failure before',
  'service failure after the cloud did it',
  'no answer before',
  'no answer after the cloud did it',
  'HTML page in 200',
  'empty 200',
  'error document in 200',
  'answer without members',
  'truncated answer',
  'expired sessions',
  'expired sign-in',
] as const
export type FaultKind = (typeof FAULT_KINDS)[number]

/** A call that is kept waiting takes the app's whole timeout, so there are few of them. */
const WEIGHTS: Readonly<Record<FaultKind, number>> = {
  'reset before the cloud heard of it': 10,
  'reset after the cloud did it': 10,
  'half a body, then reset': 10,
  throttled: 10,
  'service failure before': 6,
  'service failure after the cloud did it': 6,
  'no answer before': 1,
  'no answer after the cloud did it': 1,
  'HTML page in 200': 8,
  'empty 200': 8,
  'error document in 200': 8,
  'answer without members': 8,
  'truncated answer': 8,
  'expired sessions': 4,
  'expired sign-in': 1,
}

/** How many attempts in a row a fault lasts: the SDK repeats a call, so a short fault is hidden from the app's steps.
 * Not longer than four, since the SDK then waits for up to 20 seconds; throttling alone is repeated more often. */
const LASTS = [
  [1, 6],
  [2, 4],
  [4, 3],
] as const
const LONGEST = 4

/**
 * What happens to the nth call of this name, by the seed alone.
 * @param likely the probability that a fault begins at a call.
 */
export function faultAt(at: Words, likely: number, call: string, nth: number): FaultKind | undefined {
  for (let start = Math.max(1, nth - LONGEST + 1); start <= nth; start += 1) {
    const words = [...at, call, start]
    if (chance(...words, 'begins') >= likely) continue
    const kind = weighted(
      FAULT_KINDS.map((each) => [each, WEIGHTS[each]] as const),
      ...words,
      'kind',
    )
    const lasts = isSlow(kind) || isExpiry(kind) ? 1 : weighted(LASTS, ...words, 'lasts')
    if (start + lasts > nth) return kind
  }
  return undefined
}

function isSlow(kind: FaultKind): boolean {
  return kind.startsWith('no answer')
}

function isExpiry(kind: FaultKind): boolean {
  return kind.startsWith('expired')
}

/** The cloud's side of a sign-in that ends. */
export interface Sessions {
  /** Sessions that the app can renew by itself. */
  expireSessions(): Promise<void>
  /** Until a person signs in again. */
  expireSignIn(accountId: string): Promise<void>
}

/** What a wiretap does for each kind. */
export function disturb(
  faultOf: (call: TappedCall) => FaultKind | undefined,
  sessions: Sessions,
): Required<Pick<Interference, 'onCall' | 'onAnswer'>> {
  return {
    async onCall(call) {
      const kind = faultOf(call)
      switch (kind) {
        case 'reset before the cloud heard of it':
          return 'reset'
        case 'no answer before':
          return 'lost'
        case 'throttled':
          return isEc2(call)
            ? ec2Refusal(503, 'RequestLimitExceeded')
            : { status: 400, body: queryError(400, 'Throttling', 'Rate exceeded').body }
        case 'service failure before':
          return serviceFailure(call)
        case 'expired sessions':
          await sessions.expireSessions()
          return undefined
        case 'expired sign-in':
          await sessions.expireSignIn(call.accountId)
          return undefined
        default:
          return undefined
      }
    },
    onAnswer(call, body): Instead | undefined {
      switch (faultOf(call)) {
        case 'reset after the cloud did it':
          return 'reset'
        case 'no answer after the cloud did it':
          return 'lost'
        case 'half a body, then reset':
          return { breaksOff: true }
        case 'service failure after the cloud did it':
          return serviceFailure(call)
        case 'HTML page in 200':
          return ok('<!DOCTYPE html><html><body>This site is blocked.</body></html>')
        case 'empty 200':
          return ok('')
        case 'error document in 200':
          return ok(queryError(403, 'Blocked').body)
        case 'answer without members': {
          const root = `${call.name.slice(call.name.lastIndexOf(':') + 1)}Response`
          return ok(`<${root}></${root}>`)
        }
        case 'truncated answer':
          return body.slice(0, body.length / 2)
        default:
          return undefined
      }
    },
  }
}

function ok(body: string): Instead {
  return { status: 200, body }
}

function isEc2({ name }: TappedCall): boolean {
  return name.includes(' ec2:')
}

function serviceFailure(call: TappedCall) {
  return isEc2(call)
    ? ec2Refusal(503, 'Unavailable')
    : { status: 503, body: queryError(503, 'ServiceUnavailable').body }
}

function ec2Refusal(status: number, code: string) {
  return { status, body: ec2Error(status, code).body }
}
