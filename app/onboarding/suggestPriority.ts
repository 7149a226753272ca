import type { Account } from './onboarding.ts'

/**
 * A priority to begin with, from the name of an account. ActiveEye: "Set the priority appropriately (e.g. dev test
 * accounts could be low while accounts with sensitive information could be high)." A name tells no more than that, so
 * a person reviews it.
 */

type Priority = Account['connector']['priority']

/** What ActiveEye advises, for whoever chooses a priority. */
export const PRIORITY_ADVICE =
  'Low for development and test accounts, high for accounts with sensitive information. It can be changed later in ActiveEye.'

const LOW = new Set(
  'dev develop development test testing tests qa sandbox playground lab demo training'.split(' '),
)
const HIGH = new Set(
  'pci pii phi hipaa payment payments billing finance payroll hr secret secrets vault identity security'.split(
    ' ',
  ),
)

/** By the words of the name; one that says both is `high`. */
export function suggestPriority(name: string): Priority {
  const words = name.toLowerCase().split(/[^a-z]+/)
  if (words.some((word) => HIGH.has(word))) return 'high'
  return words.some((word) => LOW.has(word)) ? 'low' : 'medium'
}
