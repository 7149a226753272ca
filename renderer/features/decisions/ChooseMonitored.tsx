import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useState } from 'react'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { leftOutPlaces, leftOutWords } from '../../../app/checklist/leaveOut.ts'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { announce } from '../../state/announcementStore.ts'
import { StartButton } from '../activity/StartButton.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { ChoosePartsForm } from './ChoosePartsForm.tsx'
import { DecisionReason, WHY_LEFT_OUT } from './DecisionReason.tsx'
import type { DecisionRow } from './decisionRows.ts'
import { LeftOutTable } from './LeftOutTable.tsx'
import { type LeaveOutChoice, type LeaveOutKind, leaveOutChoices } from './monitoredChoices.ts'

interface ChooseMonitoredProps {
  readonly accounts: readonly AccountStatus[]
  /** Those that are monitored and could be left out. */
  readonly vpcs: readonly DecisionRow[]
  /** Every VPC that was seen: parts of it can be chosen. */
  readonly all: readonly DecisionRow[]
  readonly disabled: boolean
}

/** What is monitored: VPCs, Regions and accounts are left out with a reason, and monitored again. */
export function ChooseMonitored({ accounts, vpcs, all, disabled }: ChooseMonitoredProps) {
  const client = useClient()
  const [open, setOpen] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [decided, setDecided] = useState<string>()
  const left = leftOutPlaces(accounts)
  const inParts = all.filter(({ vpc }) => vpc.chosen !== undefined).length

  async function send(call: Promise<unknown>, done: string): Promise<boolean> {
    const refused = await call.then(() => undefined, refusalOf)
    setRefusal(refused)
    setDecided(refused === undefined ? done : undefined)
    if (refused === undefined) announce(done)
    return refused === undefined
  }

  return (
    <ExpandableSection
      variant="container"
      headerText="What is monitored"
      headerDescription={
        left.length + inParts === 0
          ? 'Every VPC in every enabled Region of every account. Leave out what is not for ActiveEye.'
          : [
              ...(left.length > 0 ? [`${leftOutWords(accounts)}.`] : []),
              ...(inParts > 0 ? [`Of ${plural(inParts, 'VPC')}, only chosen parts are monitored.`] : []),
            ].join(' ')
      }
      expanded={open}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      {open && (
        <SpaceBetween size="l">
          <LeaveOutForm accounts={accounts} vpcs={vpcs} disabled={disabled} send={send} />
          <ChoosePartsForm vpcs={all} disabled={disabled} send={send} />
          {refusal && <RefusalAlert refusal={refusal} />}
          {decided !== undefined && (
            <Alert
              type="success"
              header={decided}
              action={<StartButton request={{ activity: 'plan' }}>Look again</StartButton>}
            >
              It counts from the next look or run on.
            </Alert>
          )}
          {left.length > 0 && (
            <LeftOutTable
              rows={left}
              disabled={disabled}
              onTakeBack={({ accountId, region, name }) =>
                send(
                  client.leaveOut({
                    choice: 'takeBack',
                    places: [{ accountId, ...(region !== undefined && { region }) }],
                  }),
                  `${region ?? name} is monitored again.`,
                )
              }
            />
          )}
        </SpaceBetween>
      )}
    </ExpandableSection>
  )
}

interface LeaveOutFormProps extends Omit<ChooseMonitoredProps, 'all'> {
  readonly send: (call: Promise<unknown>, done: string) => Promise<boolean>
}

function LeaveOutForm({ accounts, vpcs, disabled, send }: LeaveOutFormProps) {
  const client = useClient()
  const [kind, setKind] = useState<LeaveOutKind>('vpcs')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const choices = leaveOutChoices(kind, accounts, vpcs)
  const wanted = choices.filter(({ value }) => chosen.includes(value))
  const words = KINDS.find(({ id }) => id === kind)
  const missing =
    wanted.length === 0 ? 'Choose what to leave out.' : reason.trim() === '' ? 'Say why.' : undefined

  async function leaveOut(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (disabled || busy || missing !== undefined) return
    setBusy(true)
    const places = wanted.flatMap((choice) => choice.places)
    const call =
      kind === 'vpcs'
        ? client.decide({ choice: 'leaveOut', vpcs: wanted.flatMap(({ vpc }) => vpc ?? []), reason })
        : client.leaveOut({ choice: 'leaveOut', places, reason })
    if (await send(call, `${choicesWords(wanted, words?.noun ?? 'place')} left out.`)) {
      setChosen([])
      setReason('')
    }
    setBusy(false)
  }

  return (
    <form aria-label="Leave out" onSubmit={(event) => void leaveOut(event)}>
      <SpaceBetween size="s">
        <SegmentedControl
          label="What to leave out"
          selectedId={kind}
          options={KINDS.map(({ id, text }) => ({ id, text }))}
          onChange={({ detail }) => {
            setKind(KINDS.find(({ id }) => id === detail.selectedId)?.id ?? 'vpcs')
            setChosen([])
          }}
        />
        <FormField label="Leave out" description={words?.means} stretch>
          <Multiselect
            selectedOptions={wanted}
            options={choices}
            filteringType="auto"
            filteringAriaLabel="Filter what can be left out"
            virtualScroll
            placeholder={choices.length === 0 ? 'Nothing to choose from' : 'Choose'}
            tokenLimit={5}
            deselectAriaLabel={({ label }) => `Remove ${label}`}
            onChange={({ detail }) => setChosen(detail.selectedOptions.flatMap(({ value }) => value ?? []))}
          />
        </FormField>
        <DecisionReason value={reason} placeholder={WHY_LEFT_OUT} onChange={setReason} />
        <Button
          formAction="submit"
          loading={busy}
          disabled={disabled || missing !== undefined}
          {...(missing !== undefined && { disabledReason: missing })}
        >
          Leave out
        </Button>
      </SpaceBetween>
    </form>
  )
}

/** "eu-west-1 in prod", or "3 VPCs". */
function choicesWords(choices: readonly LeaveOutChoice[], noun: string): string {
  const [first, another] = choices
  return first !== undefined && another === undefined ? first.label : plural(choices.length, noun)
}

interface Kind {
  readonly id: LeaveOutKind
  readonly text: string
  readonly noun: string
  readonly means: string
}

const KINDS: readonly Kind[] = [
  { id: 'vpcs', text: 'VPCs', noun: 'VPC', means: 'They get no flow log. What they have already stays.' },
  {
    id: 'regions',
    text: 'Regions',
    noun: 'Region',
    means: 'They are not looked at, and their VPCs get no flow log. What is there already stays.',
  },
  {
    id: 'accounts',
    text: 'Accounts',
    noun: 'account',
    means:
      'Nothing is done there: no sign-in, no stack, no flow log. What is there already stays; Undo removes it.',
  },
]
