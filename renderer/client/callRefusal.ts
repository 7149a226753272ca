import { ORPCError } from '@orpc/client'
import { fieldsOf } from '../../app/onboarding/rawFields.ts'

/** Why a call was refused, in words for a person. */
export interface CallRefusal {
  readonly message: string
  /** One sentence for each thing that is wrong, when there are several or one with a place. */
  readonly details: readonly string[]
  /** What to do about it. */
  readonly next?: string
  /** What was entered is wrong, and would be refused again. */
  readonly isInputWrong?: boolean
}

export function refusalOf(error: unknown): CallRefusal {
  if (!(error instanceof ORPCError)) {
    return {
      message: 'The app does not answer.',
      details: [],
      next: 'Try again when the connection is back.',
    }
  }
  if (!error.defined) {
    return {
      message: 'Something went wrong in the app itself.',
      details: [error.message],
      next: 'Try again. If it happens again, send this to your ActiveEye representative.',
    }
  }
  const { errors, next, isInputWrong } = fieldsOf(error.data)
  if (Array.isArray(errors)) {
    const details = errors.filter((text) => typeof text === 'string')
    return { message: 'This is not right yet. Nothing was changed.', details, isInputWrong: true }
  }
  return {
    message: error.message,
    details: [],
    ...(typeof next === 'string' && { next }),
    ...(isInputWrong === true && { isInputWrong }),
  }
}
