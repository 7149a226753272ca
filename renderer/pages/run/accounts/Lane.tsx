import '../../../ui/tones.css'
import './lane.css'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { AT_THE_SCREEN, stepName, stepWord, type Tone } from '../../../../app/checklist/stateWords.ts'
import { STEPS } from '../../../../app/onboarding/stepName.ts'
import { StateIndicator } from '../../../ui/StateIndicator.tsx'

interface LaneProps {
  readonly account: AccountStatus
  readonly covered: number
  readonly toCover: number
}

/** The steps of an account beside each other, each with where it stands. */
export function Lane({ account, covered, toCover }: LaneProps) {
  return (
    <ol className="lane" aria-label={`Steps of ${account.name}`}>
      {STEPS.map((step) => {
        const state = stepWord(account, step, AT_THE_SCREEN)
        return (
          <li key={step} className={`lane-step lane-${step} picture-${colourOf(state.tone)}`}>
            <div className="lane-name">{stepName(step)}</div>
            <StateIndicator state={state} />
            {step === 'flowLogs' && account.regions.length > 0 && (
              <div className="lane-more">
                {covered} of {toCover} VPCs
              </div>
            )}
          </li>
        )
      })}
    </ol>
  )
}

function colourOf(tone: Tone): 'good' | 'bad' | 'partial' | 'running' | 'faint' {
  switch (tone) {
    case 'good':
    case 'bad':
    case 'partial':
      return tone
    case 'waiting':
      return 'partial'
    case 'running':
      return 'running'
    case 'todo':
    case 'none':
      return 'faint'
  }
}
