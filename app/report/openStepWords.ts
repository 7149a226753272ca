import { CONNECTOR_PATH } from '../activeeye.ts'
import type { OpenStep } from './openItems.ts'

/** What whoever is waited for has to do. */
export function openStepWords({ step, waitsFor }: OpenStep): string {
  if (waitsFor === 'activeeye') return 'ActiveEye has to act before this can go on.'
  switch (step) {
    case 'signIn':
      return 'Sign in, so that the work can start.'
    case 'stack':
      return 'Read what the stack creates and acknowledge its IAM capabilities.'
    case 'connector':
      return `Add the service connector in ActiveEye (${CONNECTOR_PATH}) with the values that stand under each account, then confirm what was entered.`
    case 'flowLogs':
      return 'Run the flow logs step.'
    case 'delivery':
      return 'Check again later whether the flow logs are delivered.'
  }
}
