import type { Checklist } from '../checklist/checklist.ts'
import { maskedValue } from './maskedValue.ts'
import type { Masks } from './masks.ts'

/** The checklist masked, and marked as that: reports that are made of it can't be taken for real ones. */
export function maskedChecklist(checklist: Checklist, masks: Masks): Checklist {
  return { ...maskedValue(checklist, masks), masked: true }
}

/** What call mode does, for a person. */
export const CALL_MODE = {
  name: 'Call mode',
  is: 'Account IDs, names, ARNs, IDs of AWS resources, mail addresses and paths are masked, on screen and in files that are exported.',
} as const

/** Why something is refused while call mode is on. */
export const NO_EDIT =
  'Call mode is on, so accounts and settings can’t be changed: masks would be saved in place of values. Turn call mode off first.'

export const NO_ANSWER =
  'Call mode is on, so reports can’t be answered: the answer would hold masks. Turn call mode off first.'

/** Of a report that was made in call mode. */
export const MASKED_REPORT =
  'This report is masked: it was made in call mode, so its account IDs, names, External IDs, ARNs and IDs of AWS resources are labels and no values.'

export const MASKED_CANT_BE_ANSWERED =
  'A masked report can’t be answered. Ask the customer for the report itself.'

/** Of a connector sheet that was made in call mode. */
export const MASKED_SHEET =
  'Masked: made in call mode, these are labels and no values to be entered in ActiveEye.'

/** Of a request to ActiveEye that was made in call mode. */
export const MASKED_REQUEST =
  'Masked: this was made in call mode, so account IDs, names and IDs of AWS resources are labels and no values. ActiveEye can’t act on it.'

/** Of a page that was printed in call mode. */
export const MASKED_PRINT =
  'Masked: printed in call mode. Account IDs, names, External IDs and IDs of AWS resources are labels and no values.'

/** Marks files that have no room for a sentence. */
export const MASKED_WORD = 'masked'
