import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type FormEvent, useRef, useState } from 'react'
import { KeepFocus } from '../../ui/KeepFocus.tsx'

interface ProxySignInProps {
  readonly signedIn: boolean
  readonly onSignIn: (user: string, password: string) => Promise<boolean>
}

/** User name and password for a proxy that asks for them. They are kept in main's memory only. */
export function ProxySignIn({ signedIn, onSignIn }: ProxySignInProps) {
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const fields = useRef<HTMLDivElement>(null)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setAsked(true)
    if (user.trim() === '') return
    setPassword('')
    if (await onSignIn(user.trim(), password)) {
      setUser('')
      setAsked(false)
    }
  }

  return (
    <ExpandableSection
      headerText="Sign in to the proxy"
      headerDescription={
        signedIn ? 'A user name and a password are in memory.' : 'Only where the proxy asks for it.'
      }
    >
      <form onSubmit={(event) => void submit(event)} autoComplete="off" aria-label="Sign in to the proxy">
        <SpaceBetween size="s">
          {signedIn && (
            <KeepFocus beside={fields}>
              <SpaceBetween size="s" direction="horizontal" alignItems="center">
                <StatusIndicator type="success">Used with every call through the proxy.</StatusIndicator>
                <Button variant="inline-link" formAction="none" onClick={() => void onSignIn('', '')}>
                  Forget them
                </Button>
              </SpaceBetween>
            </KeepFocus>
          )}
          <div ref={fields}>
            <ColumnLayout columns={2}>
              <FormField
                label="User name"
                errorText={asked && user.trim() === '' ? 'Enter the user name.' : undefined}
                stretch
              >
                <Input
                  value={user}
                  autoComplete="off"
                  spellcheck={false}
                  onChange={({ detail }) => setUser(detail.value)}
                />
              </FormField>
              <FormField label="Password" stretch>
                <Input
                  type="password"
                  value={password}
                  autoComplete="off"
                  onChange={({ detail }) => setPassword(detail.value)}
                />
              </FormField>
            </ColumnLayout>
          </div>
          <SpaceBetween size="s" direction="horizontal" alignItems="center">
            <Button formAction="submit">Sign in to the proxy</Button>
            <Box color="text-body-secondary" fontSize="body-s">
              Kept in memory only, and sent only to the proxy that is set or that asked for it. An address
              with http:// gets it unencrypted.
            </Box>
          </SpaceBetween>
        </SpaceBetween>
      </form>
    </ExpandableSection>
  )
}
