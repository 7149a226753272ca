import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import { DEFAULT_PATTERN, patternRefusal } from '../../../../app/onboarding/externalIdPattern.ts'
import { waveName } from '../../../../app/onboarding/waves.ts'
import { capitalized } from '../../../../app/text/capitalized.ts'
import { plural } from '../../../../app/text/plural.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { useChecklist } from '../../../state/checklistStore.ts'
import { changeDraft } from '../../../state/draftSaving.ts'
import { useDraft } from '../../../state/draftStore.ts'
import { dismissNotice, showNotice } from '../../../state/noticeStore.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { changeMany, type SharedChange } from '../draftEdits.ts'
import { accessFaults } from '../draftFaults.ts'
import { AccessFields } from './AccessFields.tsx'
import { PriorityChoice } from './PriorityChoice.tsx'
import { RegionFields } from './RegionFields.tsx'

interface ChangeManyButtonProps {
  readonly accounts: readonly DraftAccount[]
  readonly locked: boolean
}

/** Changes the selected accounts at once. A notice offers to undo it. */
export function ChangeManyButton({ accounts, locked }: ChangeManyButtonProps) {
  const client = useClient()
  const [isOpen, setOpen] = useState(false)

  function change(shared: SharedChange): void {
    const before = new Map(accounts.map((account) => [account.key, account]))
    const keys = new Set(before.keys())
    const { accounts: rows } = useChecklist.getState()
    const isFixed = (accountId: string) => rows.get(accountId)?.stack !== undefined
    const wavesBefore = useDraft.getState().draft?.waves
    changeDraft(client, (draft) => changeMany(draft, keys, shared, isFixed))
    setOpen(false)
    const id = `changed-${crypto.randomUUID()}`
    showNotice({
      id,
      type: 'success',
      header: `${plural(accounts.length, 'account')} changed`,
      action: {
        text: 'Undo',
        onClick: () => {
          changeDraft(client, (draft) => ({
            ...draft,
            ...(shared.wave !== undefined && wavesBefore && { waves: wavesBefore }),
            accounts: draft.accounts.map((account) => restored(account, before.get(account.key))),
          }))
          dismissNotice(id)
        },
      },
    })
  }

  return (
    <>
      <Button disabled={locked || accounts.length === 0} onClick={() => setOpen(true)}>
        Change
      </Button>
      {isOpen && <ChangeManyDialog accounts={accounts} onChange={change} onClose={() => setOpen(false)} />}
    </>
  )
}

/** Restores the fields that this dialog can change; the others stay as they are now. */
function restored(account: DraftAccount, before: DraftAccount | undefined): DraftAccount {
  if (before === undefined) return account
  const { access, regions, stackRegion, externalId, connector } = before
  return {
    ...account,
    access,
    regions,
    stackRegion,
    externalId,
    connector: { ...account.connector, priority: connector.priority },
  }
}

interface ChangeManyDialogProps {
  /** At least one; the fields begin with the first one's. */
  readonly accounts: readonly DraftAccount[]
  readonly onChange: (change: SharedChange) => void
  readonly onClose: () => void
}

/** Changes the ticked fields in all of these accounts. */
function ChangeManyDialog({ accounts, onChange, onClose }: ChangeManyDialogProps) {
  const [change, setChange] = useState<SharedChange>({})
  const waves = useDraft((state) => state.draft?.waves) ?? []
  const [first] = accounts
  if (first === undefined) return null

  const { access, priority, regions, stackRegion, externalIdPattern, wave } = change
  const waveOptions = [
    ...waves.map(({ name }, index) => ({ number: index + 1, name: name || undefined })),
    { number: waves.length + 1, name: 'the rest' },
  ].map((each) => ({ value: `${each.number}`, label: capitalized(waveName(each)) }))
  const patternFault = externalIdPattern === undefined ? undefined : patternRefusal(externalIdPattern)
  const faults = access === undefined ? new Map<string, string>() : accessFaults(access)
  const isEmpty = Object.keys(change).length === 0

  function without(...fields: readonly (keyof SharedChange)[]): void {
    setChange(({ ...rest }) => {
      for (const field of fields) delete rest[field]
      return rest
    })
  }

  return (
    <Dialog
      header={`Change ${plural(accounts.length, 'account')}`}
      leave="Cancel"
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          disabled={isEmpty || faults.size > 0 || patternFault !== undefined}
          onClick={() => onChange(change)}
        >
          Change
        </Button>
      }
    >
      <SpaceBetween size="l">
        <Part
          label="How the app signs in"
          ticked={access !== undefined}
          onTick={(ticked) => (ticked ? setChange({ ...change, access: first.access }) : without('access'))}
        >
          {access && (
            <AccessFields
              label="Kind"
              path="access"
              access={access}
              faults={faults}
              locked={false}
              onChange={(next) => setChange({ ...change, access: next })}
            />
          )}
        </Part>
        <Part
          label="Priority"
          ticked={priority !== undefined}
          onTick={(ticked) =>
            ticked ? setChange({ ...change, priority: first.connector.priority }) : without('priority')
          }
        >
          {priority && (
            <PriorityChoice
              priority={priority}
              locked={false}
              onChange={(next) => setChange({ ...change, priority: next })}
            />
          )}
        </Part>
        <Part
          label="Regions"
          ticked={regions !== undefined}
          onTick={(ticked) =>
            ticked
              ? setChange({ ...change, regions: first.regions, stackRegion: first.stackRegion })
              : without('regions', 'stackRegion')
          }
        >
          {regions !== undefined && stackRegion !== undefined && (
            <RegionFields
              account={{ regions, stackRegion }}
              faults={new Map()}
              locked={false}
              onChange={(next) => setChange({ ...change, ...next })}
            />
          )}
        </Part>
        <Part
          label="ExternalID"
          ticked={externalIdPattern !== undefined}
          onTick={(ticked) =>
            ticked
              ? setChange({ ...change, externalIdPattern: DEFAULT_PATTERN })
              : without('externalIdPattern')
          }
        >
          <FormField
            label="Pattern"
            description="{customer}, {account} and {id} stand for the short name, the name of the account and its ID. Accounts whose stack exists keep their ExternalID."
            errorText={patternFault}
            stretch
          >
            <Input
              value={externalIdPattern ?? ''}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => setChange({ ...change, externalIdPattern: detail.value })}
            />
          </FormField>
        </Part>
        {waves.length > 0 && (
          <Part
            label="Wave"
            ticked={wave !== undefined}
            onTick={(ticked) => (ticked ? setChange({ ...change, wave: 1 }) : without('wave'))}
          >
            <Select
              ariaLabel="Wave of these accounts"
              selectedOption={waveOptions.find(({ value }) => value === `${wave}`) ?? null}
              options={waveOptions}
              onChange={({ detail }) => setChange({ ...change, wave: Number(detail.selectedOption.value) })}
            />
          </Part>
        )}
      </SpaceBetween>
    </Dialog>
  )
}

interface PartProps {
  readonly label: string
  readonly ticked: boolean
  readonly onTick: (ticked: boolean) => void
  readonly children: ReactNode
}

function Part({ label, ticked, onTick, children }: PartProps) {
  return (
    <SpaceBetween size="s">
      <Checkbox checked={ticked} onChange={({ detail }) => onTick(detail.checked)}>
        {label}
      </Checkbox>
      {ticked && <Box padding={{ left: 'xl' }}>{children}</Box>}
    </SpaceBetween>
  )
}
