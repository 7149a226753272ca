import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type FormEvent, useRef, useState } from 'react'
import type { NetworkCheck } from '../../../app/network/networkSettings.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'

/** What the proxy says to the sign-in that is in memory. */
export type ProxyAnswer = 'untested' | 'testing' | 'accepted' | 'refused'

/** Of all checks, since a proxy answers each host on its own; one that goes past the proxy says nothing. */
export function proxyAnswer(
  state: 'none' | 'running' | 'finished',
  checks: readonly Pick<NetworkCheck, 'attempts'>[],
): ProxyAnswer {
  const answers = checks.flatMap(({ attempts }) => attempts.filter(({ what }) => what === 'proxy'))
  if (answers.some(({ ok }) => !ok)) return 'refused'
  if (state === 'running') return 'testing'
  return state === 'finished' && answers.length > 0 ? 'accepted' : 'untested'
}

interface ProxySignInProps {
  readonly signedIn: boolean
  /** A proxy asked for it, so the fields are open. */
  readonly asked: boolean
  readonly answer: ProxyAnswer
  readonly onSignIn: (user: string, password: string) => Promise<boolean>
}

/** User name and password for a proxy that asks for them. They are kept in main's memory only. */
export function ProxySignIn({ signedIn, asked: wanted, answer, onSignIn }: ProxySignInProps) {
  const [chosen, setChosen] = useState<boolean>()
  const [user, setUser] = useState('')
  const [password, setPassword] = useState('')
  const [asked, setAsked] = useState(false)
  const fields = useRef<HTMLDivElement>(null)

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    setAsked(true)
    if (user.trim() === '') return
    setPassword('')
    // The user name stays: it is no secret, and the password alone may be wrong.
    if (await onSignIn(user.trim(), password)) setAsked(false)
  }

  return (
    <ExpandableSection
      expanded={chosen ?? (wanted || answer === 'refused')}
      onChange={({ detail }) => setChosen(detail.expanded)}
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
                <Answer answer={answer} />
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

/** Green only when the proxy has let a call through. */
function Answer({ answer }: { readonly answer: ProxyAnswer }) {
  switch (answer) {
    case 'untested':
      return <StatusIndicator type="pending">In memory, and not tested yet.</StatusIndicator>
    case 'testing':
      return <StatusIndicator type="loading">Testing them with the proxy</StatusIndicator>
    case 'accepted':
      return (
        <StatusIndicator type="success">
          Accepted, and used with every call through the proxy.
        </StatusIndicator>
      )
    case 'refused':
      return (
        <StatusIndicator type="error">
          The proxy let no call through with them. What it says stands below, with each host.
        </StatusIndicator>
      )
  }
}
