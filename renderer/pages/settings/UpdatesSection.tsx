import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useId, useState } from 'react'
import { WEB_ADDRESSES } from '../../../app/input/webAddress.ts'
import {
  parseUpdateSettings,
  type UpdateMode,
  type UpdateSettings,
} from '../../../app/updates/updateSettings.ts'
import type { UpdatesState } from '../../../app/updates/updatesState.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { SectionHeading } from './SectionHeading.tsx'
import { useUpdates } from './useUpdates.ts'

const MODES: readonly { readonly value: UpdateMode; readonly label: string; readonly description: string }[] =
  [
    { value: 'off', label: 'Off', description: 'No server is asked.' },
    {
      value: 'check',
      label: 'Look once a day',
      description: 'Tells of a new version and downloads nothing.',
    },
    {
      value: 'install',
      label: 'Look once a day, and install',
      description: 'Downloads a version after a yes to it, and installs it when you quit.',
    },
  ]

/** Whether and how the app looks for a later version of itself. Where the host does not update itself, it says so. */
export function UpdatesSection() {
  const updates = useUpdates()
  const { state, refusal, busy } = updates
  const formId = useId()
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={
            state !== undefined && state.why !== 'otherHost' && <Actions updates={updates} formId={formId} />
          }
        >
          <SectionHeading section="updates">Updates</SectionHeading>
        </Header>
      }
    >
      <SpaceBetween size="m">
        {state !== undefined && (
          <div>
            {state.sentences.map((sentence) => (
              <div key={sentence}>{sentence}</div>
            ))}
          </div>
        )}
        {state !== undefined && state.why !== 'otherHost' && (
          <UpdateForm formId={formId} state={state} saving={busy === 'save'} onSave={updates.save} />
        )}
        {refusal && <RefusalAlert refusal={refusal} />}
      </SpaceBetween>
    </Container>
  )
}

function Actions({
  updates: { state, busy, check, install },
  formId,
}: {
  readonly updates: ReturnType<typeof useUpdates>
  readonly formId: string
}) {
  const isThere = state?.does === 'install' && state.check?.result === 'newer' && !state.check.downloaded
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Button
        loading={busy === 'check'}
        disabled={state?.does === 'nothing' || busy !== undefined}
        onClick={() => void check()}
      >
        Look now
      </Button>
      {isThere && (
        <Button loading={busy === 'install'} disabled={busy !== undefined} onClick={() => void install()}>
          Download {state.check?.newVersion}…
        </Button>
      )}
      <Button form={formId} ariaLabel="Save how the app is updated" loading={busy === 'save'}>
        Save
      </Button>
    </SpaceBetween>
  )
}

interface UpdateFormProps {
  readonly formId: string
  readonly state: UpdatesState
  readonly saving: boolean
  readonly onSave: (settings: UpdateSettings) => Promise<boolean>
}

/** What an administrator has set is shown and can't be changed. */
export function UpdateForm({ formId, state, saving, onSave }: UpdateFormProps) {
  const { settings, fixed } = state
  const [edited, setEdited] = useState<UpdateSettings>()
  const [asked, setAsked] = useState(false)
  const form = edited ?? settings
  const parsed = parseUpdateSettings(form)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setAsked(true)
    if (saving || !parsed.ok || !(await onSave(parsed.value))) return
    setEdited(undefined)
    setAsked(false)
  }

  return (
    <form id={formId} onSubmit={(event) => void submit(event)}>
      <SpaceBetween size="m">
        <FormField label="New versions">
          <RadioGroup
            value={fixed.includes('mode') ? (state.does === 'nothing' ? 'off' : state.does) : form.mode}
            items={MODES.map((mode) => ({ ...mode, disabled: fixed.includes('mode') }))}
            onChange={({ detail }) => {
              const chosen = MODES.find(({ value }) => value === detail.value)
              if (chosen !== undefined) setEdited({ ...form, mode: chosen.value })
            }}
          />
        </FormField>
        <FormField
          label={WEB_ADDRESSES.updatesUrl.name}
          description="The folder with the versions. Your administrator names it."
          errorText={asked && !parsed.ok ? parsed.refusals[0].message : undefined}
          stretch
        >
          <Input
            value={(fixed.includes('url') ? state.url : form.url) ?? ''}
            placeholder={WEB_ADDRESSES.updatesUrl.example}
            disabled={fixed.includes('url')}
            autoComplete={false}
            spellcheck={false}
            onChange={({ detail }) => setEdited({ ...form, url: detail.value })}
          />
        </FormField>
      </SpaceBetween>
    </form>
  )
}
