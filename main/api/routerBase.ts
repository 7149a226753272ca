import { EventPublisher, implement } from '@orpc/server'
import { AwsFailure } from '../../app/aws/awsFailure.ts'
import { JournalUnusable } from '../../app/checklist/journalUnusable.ts'
import { contract } from '../../app/contract/contract.ts'
import { problemOf } from '../../app/problems/problemOf.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { ConsentNeeded } from '../failures/consentNeeded.ts'
import { FileNotWritten } from '../failures/fileNotWritten.ts'
import { InvalidInputError } from '../failures/invalidInputError.ts'
import { isScenarioName, type ScenarioName, scenarioNames } from '../practice/practiceCloud.ts'

/** The base of every procedure: turns errors of main into the contract's errors. */
export type RouterBase = ReturnType<typeof routerBase>

/** @param settled resolves when no onboarding is being opened, so that no call sees the moment between two. */
export function routerBase(settled: () => Promise<void>) {
  return implement(contract).use(async ({ next, errors }) => {
    try {
      await settled()
      return await next()
    } catch (error) {
      if (error instanceof InvalidInputError) {
        throw errors.INVALID_INPUT({ message: error.message, data: { errors: [...error.errors] } })
      }
      if (error instanceof JournalUnusable) {
        const { message, next, trouble } = error
        throw errors.JOURNAL_UNUSABLE({ message, data: { next, trouble } })
      }
      if (error instanceof FileNotWritten) {
        const { message, next } = error
        if (error.isWrongPath) {
          throw errors.INVALID_INPUT({
            message: `${message} ${next}`,
            data: { errors: [`${message} ${next}`] },
          })
        }
        throw errors.FILE_NOT_WRITTEN({ message, data: { next } })
      }
      if (error instanceof AwsFailure) {
        const problem = problemOf(error.details, 'this sign-in')
        throw errors.AWS_REFUSED({ message: problem.message, data: { next: problem.next } })
      }
      if (error instanceof ConsentNeeded) {
        const { message, next } = error
        throw errors.CONSENT_NEEDED({
          message: `${message} ${next}`,
          data: { errors: [...error.errors], next },
        })
      }
      if (error instanceof ConflictError) throw errors.NOT_NOW({ message: error.message })
      throw error
    }
  })
}

/** @throws InvalidInputError when there is no such scenario */
export function scenarioOf(name: string | undefined): ScenarioName | undefined {
  if (name === undefined || isScenarioName(name)) return name
  throw new InvalidInputError([
    `There is no practice scenario ${name}; there are ${scenarioNames.join(', ')}.`,
  ])
}

/** Yields what `read` gives now, and again after each change. Ends with the signal. */
export async function* whenChanged<T>(
  read: () => Promise<T>,
  onChange: (listener: () => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  const changes = new EventPublisher<{ change: undefined }>()
  const iterator = changes.subscribe('change', signal ? { signal } : {})
  const end = onChange(() => changes.publish('change', undefined))
  try {
    yield await read()
    for await (const _ of iterator) yield await read()
  } finally {
    end()
  }
}
