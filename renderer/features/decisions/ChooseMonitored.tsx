import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Multiselect from '@cloudscape-design/components/multiselect'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { leftOutPlaces, leftOutWords } from '../../../app/checklist/leaveOut.ts'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { announce } from '../../state/announcementStore.ts'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { ChoosePartsForm } from './ChoosePartsForm.tsx'
import type { DecisionRow } from './decisionRows.ts'
import { LeaveOutReason } from './LeaveOutReason.tsx'
import { LeftOutTable } from './LeftOutTable.tsx'
import { type LeaveOutKind, leaveOutChoices } from './monitoredChoices.ts'

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
  const left = leftOutPlaces(accounts)
  const inParts = all.filter(({ vpc }) => vpc.chosen !== undefined).length

  async function send(call: Promise<unknown>, done: string): Promise<boolean> {
    const refused = await call.then(() => undefined, refusalOf)
    setRefusal(refused)
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
              ...(inParts > 0 ? [`Of ${plural(inParts, 'VPC')} only chosen parts.`] : []),
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
  const missing =
    wanted.length === 0 ? 'Choose what to leave out.' : reason.trim() === '' ? 'Say why.' : undefined

  async function leaveOut(): Promise<void> {
    setBusy(true)
    const places = wanted.flatMap((choice) => choice.places)
    const call =
      kind === 'vpcs'
        ? client.decide({ choice: 'leaveOut', vpcs: wanted.flatMap(({ vpc }) => vpc ?? []), reason })
        : client.leaveOut({ choice: 'leaveOut', places, reason })
    if (await send(call, `${plural(wanted.length, 'choice')} left out.`)) {
      setChosen([])
      setReason('')
    }
    setBusy(false)
  }

  return (
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
      <FormField label="Leave out" description={KINDS.find(({ id }) => id === kind)?.means} stretch>
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
      <LeaveOutReason value={reason} onChange={setReason} />
      <Button
        loading={busy}
        disabled={disabled || missing !== undefined}
        {...(missing !== undefined && { disabledReason: missing })}
        onClick={() => void leaveOut()}
      >
        Leave out
      </Button>
    </SpaceBetween>
  )
}

const KINDS: readonly { readonly id: LeaveOutKind; readonly text: string; readonly means: string }[] = [
  { id: 'vpcs', text: 'VPCs', means: 'They get no flow log. What they have already stays.' },
  {
    id: 'regions',
    text: 'Regions',
    means: 'They are not looked at, and their VPCs get no flow log. What is there already stays.',
  },
  {
    id: 'accounts',
    text: 'Accounts',
    means:
      'Nothing is done there: no sign-in, no stack, no flow log. What is there already stays; Undo removes it.',
  },
]
