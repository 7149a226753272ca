import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { Loading } from '../../ui/Loading.tsx'
import './trustList.css'
import type { useTemplateText } from './useTemplateText.ts'

interface TemplateTextViewProps {
  readonly reading: ReturnType<typeof useTemplateText>
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
}

/** The whole text of a template. */
export function TemplateTextView({ reading: { text, again }, isOpen, onToggle }: TemplateTextViewProps) {
  return (
    <ExpandableSection
      headerText="The whole text of the template"
      expanded={isOpen}
      onChange={({ detail }) => onToggle(detail.expanded)}
    >
      {text.state === 'reading' && <Loading what="Reading the template" />}
      {text.state === 'there' && (
        <section
          className="template-text"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
          tabIndex={0}
          aria-label="The whole text of the template"
        >
          <pre>{text.text}</pre>
        </section>
      )}
      {text.state === 'refused' && (
        <Alert type="warning" action={<Button onClick={again}>Read it again</Button>}>
          {text.why}
        </Alert>
      )}
    </ExpandableSection>
  )
}
