import Steps from '@cloudscape-design/components/steps'
import type { ReactNode } from 'react'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { coverageOf } from '../../../../app/checklist/coverage.ts'
import { stepName, stepStateWord } from '../../../../app/checklist/stateWords.ts'
import { STEPS, type StepName } from '../../../../app/onboarding/stepName.ts'
import { LocalTime } from '../../../ui/LocalTime.tsx'
import { statusTypeOf } from '../../../ui/StateIndicator.tsx'

/** The five steps of an account, in their order. */
export function AccountSteps({ account }: { readonly account: AccountStatus }) {
  return (
    <Steps
      ariaLabel={`Steps of ${account.name}`}
      steps={STEPS.map((step) => {
        const { word, tone } = stepStateWord(account.steps[step], 'you')
        return {
          status: statusTypeOf(tone),
          statusIconAriaLabel: word,
          header: `${stepName(step)}: ${word}`,
          details: detailsOf(step, account),
        }
      })}
    />
  )
}

function detailsOf(step: StepName, account: AccountStatus): ReactNode {
  switch (step) {
    case 'signIn':
      return account.identity
    case 'stack':
      return account.stack && `${account.stack.status} in ${account.stack.region}`
    case 'connector':
      return account.connector.confirmedAt === undefined ? (
        'A person adds it in ActiveEye; the page Connectors has the values.'
      ) : (
        <>
          Confirmed by a person at <LocalTime iso={account.connector.confirmedAt} />
        </>
      )
    case 'flowLogs': {
      const { toCover, covered } = coverageOf(account.regions)
      return account.regions.length > 0 && `${covered} of ${toCover} VPCs covered`
    }
    case 'delivery':
      return (
        account.steps.delivery.state === 'todo' && 'Check again about a quarter of an hour after the run.'
      )
  }
}
