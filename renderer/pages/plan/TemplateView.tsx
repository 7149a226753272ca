import Box from '@cloudscape-design/components/box'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { EXTERNAL_ID_PARAMETER } from '../../../app/activeeye/prescribed.ts'
import type { Template } from '../../../app/checklist/seenTemplate.ts'
import { fileHashOf, templateReadWords } from '../../../app/checklist/templateWords.ts'
import { TemplateTextView } from '../../features/template/TemplateTextView.tsx'
import { TrustList } from '../../features/template/TrustList.tsx'
import type { useTemplateText } from '../../features/template/useTemplateText.ts'
import { CopyValue } from '../../ui/CopyValue.tsx'
import { StateIndicator } from '../../ui/StateIndicator.tsx'

interface TemplateViewProps {
  readonly template: Template
  readonly reading: ReturnType<typeof useTemplateText>
  /** Whether the whole text is shown. */
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
}

/** The template of the stacks: what it creates, whom it lets in, and its whole text. */
export function TemplateView({ template, reading, isOpen, onToggle }: TemplateViewProps) {
  const { url, read, parameters, resourceTypes, capabilities, capabilitiesReason } = template
  const sha256 = fileHashOf(template)
  return (
    <Container header={<Header variant="h2">The stack's template</Header>}>
      <SpaceBetween size="l">
        <SpaceBetween size="s">
          <Box variant="h3">Who may act in each account, and what that allows</Box>
          <StateIndicator state={templateReadWords(read)} />
          {read?.kind === 'file' && (
            <>
              <TrustList trust={read.trust} />
              <TemplateTextView reading={reading} isOpen={isOpen} onToggle={onToggle} />
            </>
          )}
        </SpaceBetween>
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Template', value: <CopyValue name="the template's address" value={url} /> },
            {
              label: 'SHA-256 of its text',
              value: (
                <div className="template-hash">
                  {sha256 === undefined ? 'Not read' : <CopyValue name="the SHA-256" value={sha256} />}
                </div>
              ),
            },
            {
              label: 'Parameters',
              value: parameters.map(({ key, value, description }) => (
                <div key={key}>
                  <b>{key}</b>: {key === EXTERNAL_ID_PARAMETER ? "each account's own ExternalID" : value}
                  {description !== '' && <Box color="text-body-secondary">{description}</Box>}
                </div>
              )),
            },
            {
              label: 'Creates',
              value:
                resourceTypes.length === 0
                  ? 'AWS does not list it'
                  : resourceTypes.map((type) => <div key={type}>{type}</div>),
            },
            {
              label: 'Capabilities to acknowledge',
              value: capabilities.length === 0 ? 'None' : capabilities.join(', '),
            },
            { label: 'Why', value: capabilitiesReason === '' ? 'AWS gives no reason' : capabilitiesReason },
          ]}
        />
      </SpaceBetween>
    </Container>
  )
}
