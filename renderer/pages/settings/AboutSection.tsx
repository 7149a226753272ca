import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useEffect, useState } from 'react'
import type { ExportedFile } from '../../../app/contract/hostFiles.ts'
import {
  ABOUT,
  ABOUT_LINKS,
  LICENCES_FILE,
  missingNoticesWords,
  SBOM_FILE,
} from '../../../app/settings/aboutWords.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { ExternalLinks } from '../../features/ExternalLinks.tsx'
import { saveAndTell } from '../../features/export/saveAndTell.ts'
import { saveExported } from '../../features/export/saveExported.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { LongText } from './LongText.tsx'
import { SectionHeading } from './SectionHeading.tsx'

/** The version, what the app is, and what is in it under which licences. */
export function AboutSection() {
  const client = useClient()
  const [version, setVersion] = useState('')
  useEffect(() => {
    client.about().then(
      (about) => setVersion(about.version),
      () => undefined,
    )
  }, [client])
  return (
    <Container
      header={
        <Header variant="h2" description={ABOUT.is}>
          <SectionHeading section="about">About</SectionHeading>
        </Header>
      }
    >
      <SpaceBetween size="m">
        <Box variant="p">
          ActiveEye Onboarding {version}. {ABOUT.licence}
        </Box>
        <ExternalLinks links={ABOUT_LINKS} />
        <Contents />
      </SpaceBetween>
    </Container>
  )
}

/** Read when they are asked for: they are the largest text of the app. */
function Contents() {
  const client = useClient()
  const [notices, setNotices] = useState<readonly ExportedFile[]>()
  const [isOpen, setOpen] = useState(false)
  const [refusal, setRefusal] = useState<CallRefusal>()

  async function load(): Promise<readonly ExportedFile[]> {
    setRefusal(undefined)
    try {
      const files = notices ?? (await client.notices())
      setNotices(files)
      return files
    } catch (error) {
      setRefusal(refusalOf(error))
      return []
    }
  }

  async function show(): Promise<void> {
    await load()
    setOpen(!isOpen)
  }

  async function saveSbom(): Promise<void> {
    const sbom = (await load()).find(({ name }) => name === SBOM_FILE)
    if (sbom === undefined) return
    await saveAndTell(() => saveExported(client, sbom), {
      id: 'sbom',
      saved: 'Bill of materials saved',
      failed: 'The bill of materials could not be saved',
    })
  }

  const licences = notices?.find(({ name }) => name === LICENCES_FILE)
  const missing = notices && missingNoticesWords(notices)
  return (
    <SpaceBetween size="s">
      <SpaceBetween direction="horizontal" size="xs">
        <Button ariaExpanded={isOpen && licences !== undefined} onClick={() => void show()}>
          Licences of what ships
        </Button>
        <Button onClick={() => void saveSbom()}>Save the bill of materials (SBOM)…</Button>
      </SpaceBetween>
      {missing !== undefined && <Box color="text-body-secondary">{missing}</Box>}
      {isOpen && licences !== undefined && <LongText label="Licences of what ships" text={licences.text} />}
      {refusal && <RefusalAlert refusal={refusal} />}
    </SpaceBetween>
  )
}
