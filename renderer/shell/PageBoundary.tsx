import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard'
import ErrorBoundary from '@cloudscape-design/components/error-boundary'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type ReactNode, useState } from 'react'

/** Shown instead of a page that threw: the error to copy, and a reload. No data is kept in the page. */
export function PageBoundary({ children }: { readonly children: ReactNode }) {
  const [text, setText] = useState('')
  return (
    <ErrorBoundary
      suppressNested
      onError={({ error, errorInfo }) =>
        setText(`${error.stack ?? error.message}\n${errorInfo.componentStack ?? ''}`.trim())
      }
      renderFallback={() => <Broken text={text} />}
    >
      {children}
    </ErrorBoundary>
  )
}

function Broken({ text }: { readonly text: string }) {
  return (
    <Box padding="xl">
      <Alert
        type="error"
        header="This page stopped working"
        action={<Button onClick={() => location.reload()}>Reload</Button>}
      >
        <SpaceBetween size="s">
          <Box variant="p">
            This is an error in the app. Nothing is lost: what was done is saved, and running work continues.
            Reload to return to this page. If it happens again, send the error to your ActiveEye
            representative.
          </Box>
          <CopyToClipboard
            copyButtonText="Copy the error"
            copySuccessText="Copied"
            copyErrorText="It could not be copied"
            textToCopy={text}
          />
          <ExpandableSection headerText="The error">
            <Box variant="pre">{text}</Box>
          </ExpandableSection>
        </SpaceBetween>
      </Alert>
    </Box>
  )
}
