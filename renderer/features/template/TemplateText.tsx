import Alert from '@cloudscape-design/components/alert'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import { useState } from 'react'
import { useClient } from '../../client/ClientContext.tsx'
import { Loading } from '../../ui/Loading.tsx'
import './trustList.css'

type Shown = { readonly text: string } | { readonly refusal: string }

/** The whole text of a template, read when a person opens it. */
export function TemplateText({ sha256 }: { readonly sha256: string }) {
  const client = useClient()
  const [shown, setShown] = useState<Shown>()
  const read = () => {
    setShown(undefined)
    client.templateText({ sha256 }).then(
      ({ text }) => setShown({ text }),
      (error: unknown) => setShown({ refusal: error instanceof Error ? error.message : String(error) }),
    )
  }
  return (
    <ExpandableSection
      headerText="The whole text of the template"
      onChange={({ detail }) => {
        if (detail.expanded) read()
      }}
    >
      {shown === undefined ? (
        <Loading what="Reading the template" />
      ) : 'text' in shown ? (
        <section
          className="template-text"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard
          tabIndex={0}
          aria-label="The whole text of the template"
        >
          <pre>{shown.text}</pre>
        </section>
      ) : (
        <Alert type="warning">{shown.refusal}</Alert>
      )}
    </ExpandableSection>
  )
}
