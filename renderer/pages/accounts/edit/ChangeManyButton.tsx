import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Checkbox from '@cloudscape-design/components/checkbox'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import { plural } from '../../../../app/text/plural.ts'
import { useClient } from '../../../client/ClientContext.tsx'
import { changeDraft } from '../../../state/draftSaving.ts'
import { dismissNotice, showNotice } from '../../../state/noticeStore.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { changeAccounts, type SharedChange } from '../draftEdits.ts'
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
    changeDraft(client, (draft) => changeAccounts(draft, keys, shared))
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
  const { access, regions, stackRegion, connector } = before
  return {
    ...account,
    access,
    regions,
    stackRegion,
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
  const [first] = accounts
  if (first === undefined) return null

  const { access, priority, regions, stackRegion } = change
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
        <Button variant="primary" disabled={isEmpty || faults.size > 0} onClick={() => onChange(change)}>
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
