import '../../../ui/tones.css'
import './lane.css'
import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { AT_THE_SCREEN, stepName, stepWord, type Tone } from '../../../../app/checklist/stateWords.ts'
import { STEPS, type StepName } from '../../../../app/onboarding/stepName.ts'
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
      {LANE_STEPS.map((step) => {
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

/** Unlike in the list of steps, the app's own work stands together; only a person adds the connector. */
const PLACE: Readonly<Record<StepName, number>> = {
  signIn: 0,
  stack: 1,
  flowLogs: 2,
  connector: 3,
  delivery: 4,
}

const LANE_STEPS = STEPS.toSorted((a, b) => PLACE[a] - PLACE[b])

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
