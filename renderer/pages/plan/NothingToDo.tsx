import Alert from '@cloudscape-design/components/alert'
import { useMemo } from 'react'
import type { Checklist } from '../../../app/checklist/checklist.ts'
import { isReached } from '../../../app/checklist/coverage.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { problemTitle } from '../../../app/problems/problem.ts'
import { uncapitalized } from '../../../app/text/capitalized.ts'
import { plural } from '../../../app/text/plural.ts'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { openProblems } from '../../features/problems/openProblems.ts'
import { useProblemButtons } from '../../features/problems/useProblemButtons.tsx'
import { navigate } from '../../state/navigationStore.ts'

interface NothingToDoProps {
  readonly onboarding: Onboarding
  readonly checklist: Checklist
  /** Stacks that could not be looked at, those of accounts that could not be looked at included. */
  readonly unknown: number
  /** Nothing at all could be looked at. */
  readonly unseen: boolean
  /** The state of a stack prevents something. */
  readonly isBlocked: boolean
  /** The accounts of the wave that is planned; `undefined`: all. */
  readonly only: readonly string[] | undefined
}

/** A run would create nothing: everything exists, or problems prevent it. The first problem's own button leads on. */
export function NothingToDo(props: NothingToDoProps) {
  const { onboarding, checklist, unknown, unseen, isBlocked, only } = props
  const problems = useMemo(() => openProblems(checklist), [checklist])
  const { buttonFor, dialogs } = useProblemButtons({ onboarding, checklist, purpose: 'plan' })
  const [problem] = problems
  const some = only === undefined ? {} : { only: [...only] }
  const unreached = checklist.accounts.filter((account) => !isReached(account)).length
  if (unreached + unknown > 0) {
    const what = unreached > 0 ? plural(unreached, 'account') : plural(unknown, 'stack')
    const why = problem === undefined ? '' : `: ${uncapitalized(problemTitle(problem.kind))}`
    return (
      <>
        <Alert
          type="warning"
          header={`${what} could not be looked at${why}`}
          action={
            problem === undefined ? (
              <StartButton request={{ activity: 'plan', ...some }}>Look again</StartButton>
            ) : (
              buttonFor(problem, true)
            )
          }
        >
          The open problems say more.{!unseen && ' In what could be looked at, nothing is left to create.'}
        </Alert>
        {dialogs}
      </>
    )
  }
  const isOpen = isBlocked || problem !== undefined
  return (
    <>
      <Alert
        type={isOpen ? 'warning' : 'success'}
        header="Nothing is left to create"
        action={
          problem === undefined ? (
            <StartButton request={{ activity: 'check', ...some }} onStarted={() => navigate('run')}>
              Check again
            </StartButton>
          ) : (
            buttonFor(problem, true)
          )
        }
      >
        {isOpen
          ? 'A run would change nothing now. Solve the open problems first.'
          : 'Every stack and every flow log that this onboarding needs exists. A check looks whether that is still true and whether AWS delivers the flow logs.'}
      </Alert>
      {dialogs}
    </>
  )
}
