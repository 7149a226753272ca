import type { ActivityStatus } from '../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../app/checklist/checklist.ts'
import { connectorsWord, planWord, reportWord, runWord } from '../../app/checklist/progressWords.ts'
import type { StateWord } from '../../app/checklist/stateWords.ts'
import type { OpenedOnboarding } from '../../app/contract/contract.ts'
import type { PageName } from '../../app/contract/pages.ts'
import { plural } from '../../app/text/plural.ts'

interface PageStateSources {
  readonly opened: OpenedOnboarding | undefined
  readonly accounts: ReadonlyMap<string, AccountStatus>
  readonly activity: ActivityStatus | undefined
  /** There are edits that are not in the file. */
  readonly hasDraft: boolean
}

/** The progress of a page's work in a word or two; undefined where there is nothing to say. */
export function pageState(page: PageName, known: PageStateSources): StateWord | undefined {
  const { opened } = known
  if (opened === undefined) return undefined
  if (opened.onboarding.accounts.length === 0 && page !== 'accounts') return undefined
  switch (page) {
    case 'start':
      return undefined
    case 'accounts':
      return accountsState(opened.onboarding.accounts.length, known.hasDraft)
    case 'plan':
      return planWord([...known.accounts.values()], known.activity)
    case 'run':
      return runWord([...known.accounts.values()], known.activity)
    case 'connectors':
      return connectorsWord([...known.accounts.values()])
    case 'report':
      return reportWord([...known.accounts.values()], known.activity)
    case 'reports':
    case 'present':
    case 'settings':
      return undefined
  }
}

function accountsState(count: number, hasDraft: boolean): StateWord {
  if (hasDraft && count > 0) return { word: 'Draft not in file', tone: 'partial' }
  return count === 0 ? { word: 'None yet', tone: 'todo' } : { word: plural(count, 'account'), tone: 'good' }
}
