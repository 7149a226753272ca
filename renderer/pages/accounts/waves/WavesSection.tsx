import Box from '@cloudscape-design/components/box'
import Button, { type ButtonProps } from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Multiselect from '@cloudscape-design/components/multiselect'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useMemo, useRef, useState } from 'react'
import { type Draft, type DraftWave, wavesValue } from '../../../../app/onboarding/draft.ts'
import { namesTags, waveName, waveRemarks, wavesOf } from '../../../../app/onboarding/waves.ts'
import { capitalized } from '../../../../app/text/capitalized.ts'
import { plural } from '../../../../app/text/plural.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { RefusalAlert } from '../../../features/RefusalAlert.tsx'
import { useChecklist } from '../../../state/checklistStore.ts'
import { changeDraft } from '../../../state/draftSaving.ts'
import { useDraft } from '../../../state/draftStore.ts'
import type { FieldFaults } from '../draftFaults.ts'
import { useOrganizationLook } from '../newAccounts/useOrganizationLook.ts'
import { chosenOptions, type SelectorOption, selectorOptions } from './selectorOptions.ts'

interface WavesSectionProps {
  readonly draft: Draft
  readonly faults: FieldFaults
  readonly locked: boolean
}

/** Which accounts are run first: a form for each wave, and what may not be meant. */
export function WavesSection({ draft, faults, locked }: WavesSectionProps) {
  const client = useClient()
  const rows = useChecklist((state) => state.accounts)
  const edits = draft.waves ?? []
  const options = useMemo(() => selectorOptions(draft.accounts), [draft.accounts])
  const asFile = useMemo(
    () => ({
      accounts: draft.accounts.map((account) => ({
        ...account,
        leftOut: rows.get(account.accountId)?.leftOut,
      })),
      waves: wavesValue(draft.waves ?? []),
    }),
    [draft.accounts, draft.waves, rows],
  )
  const waves = wavesOf(asFile)
  const { busy, refusal, refresh } = useOrganizationLook()
  const [added, setAdded] = useState<number>()
  const add = useRef<ButtonProps.Ref>(null)
  const isSaved = useDraft((state) => state.state === 'saved')
  const isWrong = [...faults.keys()].some((field) => field.startsWith('waves'))

  function change(next: (waves: readonly DraftWave[]) => DraftWave[]): void {
    changeDraft(client, (current) => ({ ...current, waves: next(current.waves ?? []) }))
  }

  return (
    <ExpandableSection
      variant="container"
      headerText="Waves"
      headerDescription={
        waves.length === 0
          ? 'All accounts are run at once. With waves, a few come first, and the rest when you have looked.'
          : waves
              .map((wave) => `${capitalized(waveName(wave))}: ${plural(wave.accountIds.length, 'account')}`)
              .join(', ')
      }
      defaultExpanded={isWrong}
    >
      <SpaceBetween size="l">
        {edits.map((wave, index) => (
          <WaveForm
            // A wave has no name of its own that stays.
            // biome-ignore lint/suspicious/noArrayIndexKey: waves are numbered
            key={index}
            wave={wave}
            index={index}
            options={options}
            faults={faults}
            locked={locked}
            isNew={index === added}
            onChange={(part) =>
              change((all) => all.map((each, at) => (at === index ? { ...each, ...part } : each)))
            }
            onRemove={() => {
              change((all) => all.filter((_, at) => at !== index))
              // The button that was pressed is gone.
              add.current?.focus()
            }}
          />
        ))}
        {edits.length > 0 &&
          waveRemarks(asFile).map((remark) => (
            <Box key={remark} color="text-body-secondary">
              {remark}
            </Box>
          ))}
        {refusal && <RefusalAlert refusal={refusal} />}
        <SpaceBetween direction="horizontal" size="xs">
          <Button
            ref={add}
            disabled={locked || options.length === 0}
            onClick={() => {
              setAdded(edits.length)
              change((all) => [...all, { name: '', include: [], exclude: [] }])
            }}
          >
            Add a wave
          </Button>
          {edits.length > 0 && (
            <Button
              loading={busy === 'change'}
              loadingText="Asking AWS Organizations"
              disabled={locked || !isSaved}
              {...(!isSaved && { disabledReason: 'The changes are not in the file yet.' })}
              onClick={() => void refresh()}
            >
              {namesTags(asFile) ? 'Read units and tags again' : 'Read units again'}
            </Button>
          )}
        </SpaceBetween>
      </SpaceBetween>
    </ExpandableSection>
  )
}

interface WaveFormProps {
  readonly wave: DraftWave
  readonly index: number
  readonly options: readonly SelectorOption[]
  readonly faults: FieldFaults
  readonly locked: boolean
  /** Somebody has just added it: its name takes the focus. */
  readonly isNew: boolean
  readonly onChange: (part: Partial<DraftWave>) => void
  readonly onRemove: () => void
}

function WaveForm({ wave, index, options, faults, locked, isNew, onChange, onRemove }: WaveFormProps) {
  // An empty form is not wrong, it is only begun.
  const isBegun = wave.name === '' && wave.include.length + wave.exclude.length === 0
  const faultOf = (field: keyof DraftWave) =>
    isBegun ? undefined : [...faults].find(([path]) => path.startsWith(`waves[${index}].${field}`))?.[1]
  const choose = (field: 'include' | 'exclude', placeholder: string) => (
    <Multiselect
      selectedOptions={chosenOptions(wave[field], options)}
      options={options}
      disabled={locked}
      filteringType="auto"
      filteringAriaLabel="Filter the accounts, units and tags"
      virtualScroll
      tokenLimit={4}
      placeholder={placeholder}
      deselectAriaLabel={({ label }) => `Remove ${label}`}
      onChange={({ detail }) =>
        onChange({ [field]: detail.selectedOptions.flatMap(({ value }) => value ?? []) })
      }
    />
  )
  return (
    <ColumnLayout columns={4}>
      <FormField label={`Wave ${index + 1}`} errorText={faultOf('name')} stretch>
        <Input
          value={wave.name}
          readOnly={locked}
          placeholder="Pilot"
          ariaLabel={`Name of wave ${index + 1}`}
          spellcheck={false}
          autoComplete={false}
          autoFocus={isNew}
          onChange={({ detail }) => onChange({ name: detail.value })}
        />
      </FormField>
      <FormField label="Accounts" errorText={faultOf('include')} stretch>
        {choose('include', 'IDs, units or tags')}
      </FormField>
      <FormField
        label={
          <>
            Without <i>- optional</i>
          </>
        }
        errorText={faultOf('exclude')}
        stretch
      >
        {choose('exclude', 'None')}
      </FormField>
      <FormField label={<>&nbsp;</>}>
        <Button disabled={locked} ariaLabel={`Remove wave ${index + 1}`} onClick={onRemove}>
          Remove
        </Button>
      </FormField>
    </ColumnLayout>
  )
}
