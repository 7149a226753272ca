import Alert from '@cloudscape-design/components/alert'
import { useMemo, useState } from 'react'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import type { Plan } from '../../../app/run/plan.ts'
import { templatesOf } from '../../../app/run/plan.ts'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { ProblemList } from '../../features/problems/ProblemList.tsx'
import { useChecklist } from '../../state/checklistStore.ts'
import { mirroredChecklist } from '../../state/mirroredChecklist.ts'
import { Sections } from '../../ui/Sections.tsx'
import { CostNote } from './CostNote.tsx'
import { CreateBar } from './CreateBar.tsx'
import { EndingNotice } from './EndingNotice.tsx'
import { NothingToDo } from './NothingToDo.tsx'
import { PlanTable } from './PlanTable.tsx'
import { PlanTotals } from './PlanTotals.tsx'
import { createWords, isUnseen, planCounts } from './planCounts.ts'
import { TemplateView } from './TemplateView.tsx'

/** What was found by looking, and the way on. */
export function PlanResult({ plan, onboarding }: { readonly plan: Plan; readonly onboarding: Onboarding }) {
  // Which template was acknowledged: another one is not, without anybody having to take the tick away.
  const [acknowledgedHash, setAcknowledgedHash] = useState<string>()
  const accounts = useChecklist((state) => state.accounts)
  const totals = useChecklist((state) => state.totals)
  const checklist = useMemo(
    () => mirroredChecklist({ accounts, totals }, onboarding),
    [accounts, totals, onboarding],
  )
  const counts = useMemo(() => planCounts(plan.accounts), [plan])
  const templates = templatesOf(plan)
  const template = templates.length === 1 ? templates[0] : undefined
  const acknowledged = template !== undefined && template.hash === acknowledgedHash
  const nothing = createWords(counts, true) === undefined
  const { blocked, unknown } = counts.stacks
  const unseen = isUnseen(plan)
  return (
    <Sections>
      {nothing && (
        <NothingToDo unknown={unknown} unseen={unseen} open={blocked > 0 || (totals?.problems ?? 0) > 0} />
      )}
      {!unseen && <PlanTotals counts={counts} destination={plan.flowLogDestination} />}
      {checklist && <ProblemList onboarding={onboarding} checklist={checklist} purpose="plan" />}
      <PlanTable accounts={plan.accounts} />
      {templates.length > 1 && (
        <Alert
          type="warning"
          header="ActiveEye changed the template while it was being looked at"
          action={<StartButton request={{ activity: 'plan' }}>Look again</StartButton>}
        >
          The accounts did not all see the same template, so there is not one that could be acknowledged. Look
          again.
        </Alert>
      )}
      {template && (
        <TemplateView
          template={template}
          acknowledged={acknowledged}
          onAcknowledge={(yes) => setAcknowledgedHash(yes ? template.hash : undefined)}
        />
      )}
      <CostNote flowLogs={counts.flowLogs} covered={counts.leftAlone.covered} />
      {!nothing && templates.length <= 1 && (
        <>
          <EndingNotice onboarding={onboarding} />
          <CreateBar
            counts={counts}
            acknowledgedHash={acknowledged ? acknowledgedHash : undefined}
            hasTemplate={template !== undefined}
          />
        </>
      )}
    </Sections>
  )
}
