import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { useEffect, useState } from 'react'
import { flowLogDestinationOf, foreignValuesOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import {
  type Consentable,
  type ConsentedValue,
  consentNeededWords,
  isNamed,
  type NamedValues,
  toBeNamed,
  valuesToConsent,
} from '../../../app/run/foreignConsent.ts'
import type { Plan } from '../../../app/run/plan.ts'
import { regionRemarks, runCounts, runQuestion, templateRemarks } from '../../../app/run/runQuestion.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { refusalOf } from '../../client/callRefusal.ts'
import { setActivityRefusal, useActivityRefusal } from '../../state/activityRefusalStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'
import { ForeignNotice } from '../foreign/ForeignNotice.tsx'
import { WhoActs } from '../signIn/WhoActs.tsx'
import { type ActivityStart, useActivityControl } from './useActivityControl.ts'

interface RunDialogProps {
  readonly request: ActivityStart
  readonly onClose: () => void
  readonly onStarted: (() => void) | undefined
}

/**
 * Asks before a run creates anything: how much, in how many accounts, to which bucket. What is not ActiveEye's has to be
 * named by the person, and main refuses the run otherwise.
 */
export function RunDialog({ request, onClose, onStarted }: RunDialogProps) {
  useFocusAfterDialog(true)
  const { start } = useActivityControl()
  const onboarding = useOpened((state) => state.opened?.onboarding)
  const asked = useQuestion()
  const refusal = useActivityRefusal((state) => state.message)
  // That of an earlier request says nothing about this one.
  useEffect(() => setActivityRefusal(undefined), [])
  const [named, setNamed] = useState<NamedValues>({})
  if (onboarding === undefined) return null
  const { only, skip, consent } = request
  const { plan, needed } = asked
  const open = valuesToConsent(onboarding, skip).filter(({ what }) => needed?.includes(what))
  const missing = open.filter((value) => !isNamed(value, named[value.what] ?? ''))
  const isReady = plan !== undefined && needed !== undefined
  const accounts = onboarding.accounts.filter(
    ({ accountId }) => only === undefined || only.includes(accountId),
  )
  const run = { only, skip, replaceFailedStack: consent?.replaceFailedStack }
  const counts = plan && runCounts(plan, run)
  const attention = plan === undefined ? [] : templateRemarks(plan, run)

  async function confirm(): Promise<void> {
    const typed = Object.fromEntries(open.map(({ what }) => [what, named[what]]))
    if (!(await start({ ...request, ...(open.length > 0 && { named: typed }) }))) return
    onStarted?.()
    onClose()
  }

  return (
    <Dialog
      size="large"
      header="Start the run?"
      leave="Do not start"
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          disabled={!isReady || missing.length > 0}
          {...(missing.length > 0 && { disabledReason: 'Type what is asked for above first.' })}
          onClick={() => void confirm()}
        >
          Start the run
        </Button>
      }
    >
      <SpaceBetween size="m">
        {refusal !== undefined && <Alert type="error">{refusal}</Alert>}
        {asked.refusal !== undefined && <StatusIndicator type="warning">{asked.refusal}</StatusIndicator>}
        {!isReady && asked.refusal === undefined && (
          <StatusIndicator type="loading">Counting</StatusIndicator>
        )}
        {counts && <div>{runQuestion(counts, flowLogDestinationOf(onboarding), skip)}</div>}
        {attention.length > 0 && (
          <Alert type="error" header="The template needs your attention before anything is created from it">
            <ul>
              {attention.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </Alert>
        )}
        <WhoActs accountIds={accounts.map(({ accountId }) => accountId)} />
        {regionRemarks(accounts, skip).map((remark) => (
          <Alert key={remark} type="info">
            {remark}
          </Alert>
        ))}
        <ForeignNotice values={foreignValuesOf(onboarding)} />
        {open.map((value) => (
          <NameField
            key={value.what}
            value={value}
            typed={named[value.what] ?? ''}
            onType={(typed) => setNamed((before) => ({ ...before, [value.what]: typed }))}
          />
        ))}
      </SpaceBetween>
    </Dialog>
  )
}

interface NameFieldProps {
  readonly value: ConsentedValue
  readonly typed: string
  readonly onType: (typed: string) => void
}

/** The consent to one value: the person types it. */
function NameField({ value, typed, onType }: NameFieldProps) {
  const name = value.what === 'bucket' ? 'the name of the bucket' : 'the whole address of the template'
  const isWrong = typed !== '' && !toBeNamed(value).startsWith(typed.trim()) && !isNamed(value, typed)
  return (
    <FormField
      label={`To consent, type ${name}`}
      description={`${consentNeededWords(value)}${value.what === 'bucket' ? ` Its name is ${toBeNamed(value)}.` : ''}`}
      errorText={isWrong ? `This is not ${toBeNamed(value)}.` : ''}
      stretch
    >
      <Input
        value={typed}
        spellcheck={false}
        autoComplete={false}
        onChange={({ detail }) => onType(detail.value)}
      />
    </FormField>
  )
}

interface Question {
  /** `undefined` until main answered. */
  readonly plan: Plan | undefined
  readonly needed: readonly Consentable[] | undefined
  readonly refusal: string | undefined
}

/** What main counts, and what it has no consent to. */
function useQuestion(): Question {
  const client = useClient()
  const [question, setQuestion] = useState<Question>({
    plan: undefined,
    needed: undefined,
    refusal: undefined,
  })
  useEffect(() => {
    let wanted = true
    Promise.all([client.plan(), client.consentNeeded()]).then(
      ([plan, needed]) => wanted && setQuestion({ plan, needed, refusal: undefined }),
      (error: unknown) =>
        wanted && setQuestion({ plan: undefined, needed: undefined, refusal: refusalOf(error).message }),
    )
    return () => {
      wanted = false
    }
  }, [client])
  return question
}
