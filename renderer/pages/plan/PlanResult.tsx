import Alert from '@cloudscape-design/components/alert'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import { useMemo, useRef, useState } from 'react'
import { trustPicture } from '../../../app/checklist/trustPicture.ts'
import { foreignValuesOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import type { Onboarding } from '../../../app/onboarding/onboarding.ts'
import { type Plan, templatesOf } from '../../../app/run/plan.ts'
import { createWords } from '../../../app/run/runQuestion.ts'
import { plural } from '../../../app/text/plural.ts'
import { rowsOf } from '../../features/accountChoice/accountChoices.ts'
import { StartButton } from '../../features/activity/StartButton.tsx'
import { DecideVpcs } from '../../features/decisions/DecideVpcs.tsx'
import { AccountsMap } from '../../features/map/AccountsMap.tsx'
import { ProblemList } from '../../features/problems/ProblemList.tsx'
import { useTemplateText } from '../../features/template/useTemplateText.ts'
import { TrustPicture } from '../../features/trust/TrustPicture.tsx'
import { mirroredChecklist, useChecklist } from '../../state/checklistStore.ts'
import { Sections } from '../../ui/Page.tsx'
import { CreateBar } from './CreateBar.tsx'
import { NothingToDo } from './NothingToDo.tsx'
import { PlanTable } from './PlanTable.tsx'
import { PlanTotals } from './PlanTotals.tsx'
import { isUnseen, planCounts } from './planCounts.ts'
import { SignInEndingNotice } from './SignInEndingNotice.tsx'
import { TemplateView } from './TemplateView.tsx'

interface PlanResultProps {
  /** Of the chosen accounts. */
  readonly plan: Plan
  readonly onboarding: Onboarding
  /** The chosen accounts' IDs; all when left out. */
  readonly only: readonly string[] | undefined
}

/** The result of a plan, and the button that starts the run. */
export function PlanResult({ plan, onboarding, only }: PlanResultProps) {
  // The hash of the acknowledged template: another template counts as not acknowledged.
  const [acknowledgedHash, setAcknowledgedHash] = useState<string>()
  const known = useChecklist((state) => state.accounts)
  const totals = useChecklist((state) => state.totals)
  const accounts = useMemo(() => rowsOf([...known.values()], only), [known, only])
  const checklist = useMemo(() => {
    const rows = new Map(accounts.map((account) => [account.accountId, account]))
    return mirroredChecklist({ accounts: rows, totals }, onboarding)
  }, [accounts, totals, onboarding])
  const counts = useMemo(() => planCounts(plan.accounts), [plan])
  const templates = templatesOf(plan)
  const template = templates.length === 1 ? templates[0] : undefined
  const acknowledged = template !== undefined && template.hash === acknowledgedHash
  const nothing = createWords(plan, { replaceFailedStack: true }) === undefined
  const creates = createWords(plan, { replaceFailedStack: false }) !== undefined
  const reading = useTemplateText(template)
  const [isTextOpen, setTextOpen] = useState(false)
  const templatePart = useRef<HTMLDivElement>(null)
  const { blocked, unknown } = counts.stacks
  const unseen = isUnseen(plan)
  const picture = useMemo(
    () =>
      trustPicture(
        template,
        plan.flowLogDestination,
        foreignValuesOf(onboarding),
        rowsOf(onboarding.accounts, only).map(({ name }) => name),
      ),
    [template, plan, onboarding, only],
  )
  return (
    <Sections>
      {nothing && checklist && (
        <NothingToDo
          onboarding={onboarding}
          checklist={checklist}
          unknown={unknown}
          unseen={unseen}
          isBlocked={blocked > 0}
          only={only}
        />
      )}
      {checklist && <ProblemList onboarding={onboarding} checklist={checklist} purpose="plan" />}
      {!unseen && checklist && (
        <PlanTotals
          counts={counts}
          accounts={checklist.accounts}
          destination={plan.flowLogDestination}
          tags={plan.tags}
          creates={creates}
        />
      )}
      {!nothing && templates.length <= 1 && (
        <Container header={<Header variant="h2">Who gets in, and where the flow logs go</Header>}>
          <TrustPicture picture={picture} />
        </Container>
      )}
      {!unseen && checklist && <AccountsMap accounts={checklist.accounts} title="Accounts and Regions" />}
      <PlanTable accounts={plan.accounts} />
      {checklist && <DecideVpcs accounts={checklist.accounts} />}
      {templates.length > 1 && (
        <Alert
          type="warning"
          header="The template changed while it was being looked at"
          action={
            <StartButton request={{ activity: 'plan', ...(only && { only: [...only] }) }}>
              Look again
            </StartButton>
          }
        >
          The accounts did not all get the same template, so no single template can be acknowledged. Look
          again.
        </Alert>
      )}
      {template && (
        <div ref={templatePart} id="stack-template" tabIndex={-1}>
          <TemplateView template={template} reading={reading} isOpen={isTextOpen} onToggle={setTextOpen} />
        </div>
      )}
      <CostNote flowLogs={counts.flowLogs} covered={counts.leftAlone.covered} />
      {!nothing && templates.length <= 1 && (
        <>
          <SignInEndingNotice onboarding={onboarding} />
          <CreateBar
            plan={plan}
            only={only}
            template={template}
            text={reading.text}
            picture={picture}
            isAcknowledged={acknowledged}
            onAcknowledge={(yes) => setAcknowledgedHash(yes ? template?.hash : undefined)}
            onRead={() => {
              setTextOpen(true)
              templatePart.current?.scrollIntoView({ block: 'start' })
              templatePart.current?.focus({ preventScroll: true })
            }}
          />
        </>
      )}
    </Sections>
  )
}

/** What AWS will charge for, without prices: they differ by Region and change. */
function CostNote({ flowLogs, covered }: { readonly flowLogs: number; readonly covered: number }) {
  if (flowLogs === 0) return null
  return (
    <Alert type="info" header="What it costs">
      AWS charges each account for delivering flow logs to Amazon S3, as vended logs, by the amount of data:
      the busier a VPC, the more. This run adds {plural(flowLogs, 'flow log')}
      {covered > 0 && ` to the ${covered} that exist already`}. The stack and the sign-ins themselves are not
      charged. The prices are on the Amazon CloudWatch pricing page, under Vended Logs.
    </Alert>
  )
}
