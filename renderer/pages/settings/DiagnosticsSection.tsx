import './settings.css'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { DIAGNOSTICS } from '../../../app/settings/aboutWords.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { saveAndTell } from '../../features/export/saveAndTell.ts'
import { saveExported } from '../../features/export/saveExported.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { LongText } from './LongText.tsx'
import { SectionHeading } from './SectionHeading.tsx'

/** What support needs to see: read here first, then saved as it was read. */
export function DiagnosticsSection() {
  const client = useClient()
  const [text, setText] = useState<string>()
  const [refusal, setRefusal] = useState<CallRefusal>()

  function preview(): void {
    setRefusal(undefined)
    client.diagnostics().then(
      (answer) => setText(answer.text),
      (error: unknown) => setRefusal(refusalOf(error)),
    )
  }

  /** Exactly what was read. */
  function save(shown: string): void {
    void saveAndTell(
      () => saveExported(client, { name: DIAGNOSTICS.fileName, mediaType: 'text/plain', text: shown }),
      {
        id: 'diagnostics',
        saved: 'Diagnostics saved',
        failed: 'The diagnostics could not be saved',
        next: 'Send the file to your ActiveEye representative.',
      },
    )
  }

  return (
    <Container
      header={
        <Header
          variant="h2"
          description={DIAGNOSTICS.is}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              <Button onClick={preview}>{text === undefined ? 'Preview' : 'Renew the preview'}</Button>
              <Button disabled={text === undefined} onClick={() => text !== undefined && save(text)}>
                Save…
              </Button>
            </SpaceBetween>
          }
        >
          <SectionHeading section="diagnostics">Diagnostics</SectionHeading>
        </Header>
      }
    >
      <SpaceBetween size="m">
        {text !== undefined && <LongText label="Preview of the diagnostics" text={text} />}
        {refusal && <RefusalAlert refusal={refusal} />}
        <Box color="text-body-secondary" fontSize="body-s">
          {DIAGNOSTICS.log}
        </Box>
      </SpaceBetween>
    </Container>
  )
}
