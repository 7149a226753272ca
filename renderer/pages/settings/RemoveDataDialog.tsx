import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { pathsOf, type RemovedData, type StoredData } from '../../../app/settings/storedData.ts'
import {
  amountWords,
  MEMORY_GOES,
  ONLY_THIS_GOES,
  removedWords,
  STORED_WORDS,
  staysWords,
  THIS_STAYS,
} from '../../../app/settings/storedWords.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { askedOutside } from '../../features/askedOutside.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { useStoredData } from './useStoredData.ts'

/** What a person types before everything is removed. */
const CONFIRMATION = 'remove'

/** Looks again, lists what will be removed and what stays, removes only that, and says what became of it. */
export function RemoveDataDialog({ onClose }: { readonly onClose: () => void }) {
  const client = useClient()
  const { confirmsIn } = useHostAbilities()
  const { data, refusal: notListed } = useStoredData()
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()
  const [removed, setRemoved] = useState<RemovedData>()

  async function remove(shown: StoredData): Promise<void> {
    setBusy(true)
    setRefusal(undefined)
    try {
      setRemoved(await askedOutside(confirmsIn, client.storage.remove({ shown: pathsOf(shown) })))
    } catch (error) {
      setRefusal(refusalOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Dialog
      size="large"
      header={removed === undefined ? 'Remove everything that this app keeps here?' : 'Removed'}
      leave={removed === undefined ? 'Keep everything' : 'Close'}
      onClose={onClose}
      actions={
        removed === undefined &&
        data !== undefined && (
          <Button
            variant="primary"
            loading={busy}
            disabled={typed.trim().toLowerCase() !== CONFIRMATION}
            onClick={() => void remove(data)}
          >
            Remove only this
          </Button>
        )
      }
    >
      <SpaceBetween size="m">
        {removed !== undefined ? (
          <Removed removed={removed} />
        ) : data === undefined ? (
          notListed === undefined && <Loading what="Looking into the data directory" />
        ) : (
          <>
            <WhatGoes data={data} />
            <WhatStays data={data} />
            <FormField label={`To remove it, type “${CONFIRMATION}”`}>
              <Input
                value={typed}
                autoComplete={false}
                spellcheck={false}
                onChange={({ detail }) => setTyped(detail.value)}
              />
            </FormField>
          </>
        )}
        {notListed && <RefusalAlert refusal={notListed} />}
        {refusal && <RefusalAlert refusal={refusal} />}
      </SpaceBetween>
    </Dialog>
  )
}

/** Each file by its name, below its kind. */
export function WhatGoes({ data }: { readonly data: StoredData }) {
  return (
    <div>
      <Box variant="h3">{ONLY_THIS_GOES}</Box>
      {data.kinds.map(({ kind, stored }) => (
        <ExpandableSection
          key={kind}
          headerText={`${STORED_WORDS[kind].title}: ${amountWords(stored)}`}
          headerDescription={STORED_WORDS[kind].is}
        >
          <ul>
            {stored.map(({ path }) => (
              <li key={path}>{path}</li>
            ))}
          </ul>
        </ExpandableSection>
      ))}
      <Box variant="p">{MEMORY_GOES}</Box>
    </div>
  )
}

/** What is not removed, and what to do first. */
export function WhatStays({ data }: { readonly data: StoredData }) {
  return (
    <div>
      <Box variant="h3">{THIS_STAYS}</Box>
      <ul>
        {staysWords(data).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </div>
  )
}

export function Removed({ removed }: { readonly removed: RemovedData }) {
  return (
    <Alert type={removed.notRemoved.length === 0 ? 'success' : 'warning'}>
      {removedWords(removed).map((words) => (
        <div key={words}>{words}</div>
      ))}
    </Alert>
  )
}
