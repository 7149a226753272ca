import { AwsFailure, type AwsFailureDetails, type AwsFailureReason } from '../../app/aws/awsFailure.ts'
import { deniedBy, isUnreadable, reasonOfAnswer, reasonOfSilence } from './failureReason.ts'
import { failureText, failureWord } from './failureText.ts'
import { type Thrown, thrownChain } from './thrownChain.ts'

/** What the error itself does not say. */
export interface FailedCall {
  /** As in an IAM policy: `ec2:CreateFlowLogs`. */
  readonly action: string
  readonly host?: string | undefined
  readonly region?: string | undefined
  /** Whether AWS has accepted these credentials before; tells a Region that is not enabled from a wrong sign-in. */
  readonly signedIn: boolean
}

/** Reads whatever the SDK threw; never throws itself. */
export function readFailure(error: unknown, call: FailedCall): AwsFailure {
  if (error instanceof AwsFailure) return error
  const chain = thrownChain(error)
  const [outer] = chain
  if (outer === undefined)
    return failure(call, 'refused', 'Unknown', 'Something was thrown that is not an error')

  const foreign = chain.find(({ name }) => name === 'ForeignAnswerError')
  if (foreign !== undefined) return failure(call, 'notAws', foreign.code, foreign.message)

  const answer = chain.find((each) => each.httpStatus !== undefined)
  if (answer !== undefined && !isBrokenOff(answer)) return ofAnswer(answer, call)

  const noCredentials = chain.find((each) => /^(Credentials|Token)ProviderError$/.test(each.name))
  if (noCredentials !== undefined) return ofCredentials(noCredentials, call)

  for (const each of chain) {
    const reason = reasonOfSilence(each)
    // An AggregateError (one refusal per address) has no words of its own.
    const message = each.message || chain.map((one) => one.message).find(Boolean) || reason
    if (reason !== undefined) return failure(call, reason, each.code, message ?? each.code)
  }
  return failure(call, 'refused', outer.code, outer.message)
}

/** The answer began well, and then the network failed. */
function isBrokenOff(answer: Thrown): boolean {
  return (answer.httpStatus ?? 0) < 300 && reasonOfSilence(answer) !== undefined
}

function ofAnswer(answer: Thrown, call: FailedCall): AwsFailure {
  const reason = reasonOfAnswer(answer, call.signedIn)
  const by =
    reason === 'accessDenied' || reason === 'blockedByOrganization' ? deniedBy(answer.message) : undefined
  const more = {
    answer: failureText(answer.message),
    ...(call.region !== undefined && { region: call.region }),
    ...(answer.requestId === undefined ? {} : { requestId: failureWord(answer.requestId) }),
    ...(by === undefined ? {} : { deniedBy: by }),
  }
  if (isUnreadable(answer)) {
    const message = `The answer is not from AWS (${answer.message})`
    return failure(call, reason, `HTTP${answer.httpStatus}`, message, more)
  }
  const message =
    reason === 'signInMissing' ? `AWS does not know these credentials (${answer.message})` : answer.message
  return failure(call, reason, answer.code, message, more)
}

/** In the code that a provider took over, or inside a message, where nothing else is left of the error. */
const NETWORK_CODE =
  /\b(ENOTFOUND|EAI_AGAIN|E(CONN|HOST|NET)[A-Z]+|ETIMEDOUT|TimeoutError|EPROTO|[A-Z_]*CERT[A-Z_]*|ERR_[A-Z_]+|UNABLE_TO_[A-Z_]+)\b/

/**
 * The SDK's credential providers flatten what happened into a message: a sign-in that ran out, a network
 * that is down, or simply nothing configured.
 */
function ofCredentials(thrown: Thrown, call: FailedCall): AwsFailure {
  const { message } = thrown
  const code = NETWORK_CODE.exec(`${thrown.code} ${message}`)?.[0] ?? ''
  const network = reasonOfSilence({ ...thrown, name: '', code, message })
  if (network !== undefined) return failure(call, network, code || thrown.name, message)
  const expired = /\b(expired|UnauthorizedException|log ?in again|reauthenticate)\b/i.test(message)
  return failure(call, expired ? 'signInExpired' : 'signInMissing', thrown.name, message)
}

function failure(
  { action, host }: FailedCall,
  reason: AwsFailureReason,
  code: string,
  message: string,
  more: Pick<AwsFailureDetails, 'answer' | 'region' | 'requestId' | 'deniedBy'> = {},
): AwsFailure {
  const known = { reason, action, code: failureWord(code) || 'Unknown', message: failureText(message) }
  return new AwsFailure({ ...known, ...(host === undefined ? {} : { host }), ...more })
}
