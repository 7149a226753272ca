import './present.css'
import Button from '@cloudscape-design/components/button'
import { useMemo } from 'react'
import { progressWords } from '../../../app/checklist/activityProgress.ts'
import { completeWords, coveredWords } from '../../../app/checklist/headline.ts'
import { nextStepWords } from '../../../app/checklist/nextStep.ts'
import { presenterSteps } from '../../../app/checklist/presenterStep.ts'
import { presenterWords } from '../../../app/checklist/presenterWords.ts'
import { CALL_MODE } from '../../../app/masking/callMode.ts'
import { useCallMode } from '../../state/callModeStore.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { useHostReachability } from '../../state/hostReachabilityStore.ts'
import { navigate } from '../../state/navigationStore.ts'
import { useOpened } from '../../state/openedStore.ts'

/** The current step of the call in large type: what to say, what to do, and what usually goes wrong there. */
export function PresentPage() {
  const isOpen = useOpened((state) => state.opened !== undefined)
  const known = useChecklist((state) => state.accounts)
  const activity = useChecklist((state) => state.activity)
  const accounts = useMemo(() => [...known.values()], [known])
  const [step, ...others] = presenterSteps({ isOpen, accounts, activity })
  const { title, say, click, wrong } = presenterWords(step)
  return (
    <main className="present">
      <header>
        <Standing />
        <Button onClick={() => navigate(isOpen ? 'run' : 'start')}>Back to the app</Button>
      </header>
      <h1 aria-live="polite">{title}</h1>
      <Part title="Say" lines={say} />
      <Part title="Do" lines={click} />
      <Part title="Meanwhile" lines={others.map(nextStepWords)} isAside />
      <Part title="If it fails" lines={wrong} isAside />
    </main>
  )
}

/** How far everything is, and what whoever presents has to know of the screen. */
function Standing() {
  const customer = useOpened((state) => state.opened?.onboarding.customer.name)
  const totals = useChecklist((state) => state.totals)
  const progress = useChecklist((state) => state.progress)
  const isMasked = useCallMode((state) => state.on)
  const isAway = useHostReachability((state) => state.reachability !== 'connected')
  const parts = [
    isAway ? 'The app does not answer: what is shown may be old' : undefined,
    customer,
    totals && totals.accounts > 0 ? completeWords(totals) : undefined,
    totals && totals.vpcs > 0 ? coveredWords(totals) : undefined,
    progress && progressWords(progress),
    isMasked === true ? `${CALL_MODE.name} is on` : undefined,
  ]
  return <p>{parts.filter((part) => part !== undefined).join(' · ')}</p>
}

interface PartProps {
  readonly title: string
  readonly lines: readonly string[]
  /** Smaller: only for when it is needed. */
  readonly isAside?: boolean
}

function Part({ title, lines, isAside = false }: PartProps) {
  if (lines.length === 0) return null
  return (
    <section className={isAside ? 'present-aside' : 'present-part'}>
      <h2>{title}</h2>
      <div>
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </section>
  )
}
