import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Header from '@cloudscape-design/components/header'
import Table from '@cloudscape-design/components/table'
import { useState } from 'react'
import { bytesOf } from '../../../app/settings/storedData.ts'
import { isEmpty, NOTHING_STORED, STORED_WORDS, sizeWords } from '../../../app/settings/storedWords.ts'
import { numberText } from '../../../app/text/numberText.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { Loading } from '../../ui/Loading.tsx'
import { RemoveDataDialog } from './RemoveDataDialog.tsx'
import { SectionHeading } from './SectionHeading.tsx'
import { useStoredData } from './useStoredData.ts'

/** Where the app keeps its data, what that is, and removing all of it. */
export function StorageSection() {
  const { data, refusal, refresh } = useStoredData()
  const [removing, setRemoving] = useState(false)
  if (data === undefined)
    return refusal === undefined ? (
      <Loading what="Looking into the data directory" />
    ) : (
      <RefusalAlert refusal={refusal} />
    )
  return (
    <>
      <Table
        header={
          <Header
            variant="h2"
            description={<CopyValue name="Data directory" value={data.dataDirectory} />}
            actions={
              <Button disabled={isEmpty(data)} onClick={() => setRemoving(true)}>
                Remove everything…
              </Button>
            }
          >
            <SectionHeading section="data">Data on this computer</SectionHeading>
          </Header>
        }
        items={data.kinds}
        trackBy="kind"
        columnDefinitions={[
          { id: 'kind', header: 'Kind', cell: ({ kind }) => STORED_WORDS[kind].title, isRowHeader: true },
          { id: 'is', header: 'What it is', cell: ({ kind }) => STORED_WORDS[kind].is },
          { id: 'count', header: 'Files', cell: ({ stored }) => numberText(stored.length) },
          { id: 'size', header: 'Size', cell: ({ stored }) => sizeWords(bytesOf(stored)) },
        ]}
        empty={<Box textAlign="center">{NOTHING_STORED}</Box>}
        contentDensity="compact"
        enableKeyboardNavigation
        wrapLines
      />
      {removing && (
        <RemoveDataDialog
          onClose={() => {
            setRemoving(false)
            refresh()
          }}
        />
      )}
    </>
  )
}
