import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import LiveRegion from '@cloudscape-design/components/live-region'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type ClipboardEvent, type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { readPastedKeys } from '../../../app/input/pastedKeys.ts'
import { clockTimeHere } from '../../../app/text/timestamp.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { useOpened } from '../../state/openedStore.ts'
import { useSignIns } from '../../state/signInStore.ts'
import { KeepFocus } from '../../ui/KeepFocus.tsx'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { useEnteredKeys } from './useEnteredKeys.ts'

interface KeysFormProps {
  readonly accountId: string
  /** The account's name in the onboarding file. */
  readonly accountName: string
  /** Of that account, or of one in the same partition. */
  readonly stackRegion: string | undefined
  /** Called when the keys were tested, belong to the account and are in main's memory. */
  readonly onEntered: () => void
  /** Told how to use what is entered, as long as anything is; resolves with true when it was accepted. */
  readonly onPending?: ((use: (() => Promise<boolean>) | undefined) => void) | undefined
}

/** Access keys for one account: typed or pasted, tested at once, kept in main's memory only. */
export function KeysForm({ accountId, accountName, stackRegion, onEntered, onPending }: KeysFormProps) {
  const form = useEnteredKeys(accountId, stackRegion, onEntered)
  usePending(form.isEntered, form.send, onPending)
  const { hearsLock } = useHostAbilities()
  const { entered, faults } = form
  const around = useRef<HTMLFormElement>(null)

  function submit(event: FormEvent): void {
    event.preventDefault()
    // In React's tree, a form in a dialog may be inside another form.
    event.stopPropagation()
    void form.send()
  }

  function paste(event: ClipboardEvent): void {
    if (form.takePaste(readPastedKeys(event.clipboardData.getData('text/plain')))) event.preventDefault()
  }

  return (
    <form
      ref={around}
      onSubmit={submit}
      onPaste={paste}
      autoComplete="off"
      aria-label={`Access keys for ${accountName}`}
    >
      <SpaceBetween size="s">
        <HeldKeys accountId={accountId} beside={around} />
        <FormField
          label="Access key ID"
          description="Or paste everything into any of these fields: export lines, $Env: lines, a block of the credentials file, or JSON. The app fills in the fields."
          errorText={faults.get('accessKeyId')}
          stretch
        >
          <Input
            value={entered.accessKeyId}
            autoComplete="off"
            spellcheck={false}
            onChange={({ detail }) => form.change({ accessKeyId: detail.value })}
          />
        </FormField>
        <FormField label="Secret access key" errorText={faults.get('secretAccessKey')} stretch>
          <Input
            type="password"
            value={entered.secretAccessKey}
            autoComplete="off"
            spellcheck={false}
            onChange={({ detail }) => form.change({ secretAccessKey: detail.value })}
          />
        </FormField>
        {form.mayHaveToken && (
          <FormField
            label="Session token"
            description="Key IDs that begin with ASIA are temporary and come with one; those with AKIA have none."
            errorText={faults.get('sessionToken')}
            stretch
          >
            <Input
              type="password"
              value={entered.sessionToken}
              autoComplete="off"
              spellcheck={false}
              onChange={({ detail }) => form.change({ sessionToken: detail.value })}
            />
          </FormField>
        )}
        {form.pasteFault && (
          <Alert type="warning">
            {form.pasteFault === 'several'
              ? 'The paste holds more than one set of keys.'
              : form.pasteFault.message}{' '}
            Paste the lines for {accountName} ({accountId}) only.
          </Alert>
        )}
        {entered.expiration !== undefined && (
          <Box color="text-body-secondary">
            These keys say that they end at {clockTimeHere(entered.expiration)}.
          </Box>
        )}
        {form.refusal && <RefusalAlert refusal={form.refusal} />}
        {form.arn !== undefined && (
          <LiveRegion>
            <StateIndicator
              state={{ tone: 'good', word: `These keys lead into ${accountId} as ${form.arn}.` }}
            />
          </LiveRegion>
        )}
        <SpaceBetween size="s" direction="horizontal" alignItems="center">
          <Button formAction="submit" loading={form.busy}>
            Use these keys
          </Button>
          <Box color="text-body-secondary" fontSize="body-s">
            Tested at once. Kept in memory only, until you forget them{hearsLock && ', lock the screen'} or
            quit the app.
          </Box>
        </SpaceBetween>
      </SpaceBetween>
    </form>
  )
}

/** Reports to the parent while anything is entered, so that no other button passes it over. */
function usePending(
  isEntered: boolean,
  send: () => Promise<boolean>,
  onPending: KeysFormProps['onPending'],
): void {
  const latest = useRef({ send, onPending })
  latest.current = { send, onPending }
  useEffect(() => {
    if (!isEntered) return
    latest.current.onPending?.(() => latest.current.send())
    return () => latest.current.onPending?.(undefined)
  }, [isEntered])
}

interface HeldKeysProps {
  readonly accountId: string
  /** What gets the focus when they are forgotten. */
  readonly beside: RefObject<HTMLElement | null>
}

/** Says that keys for this account are in memory, with the button that forgets them; nothing when there are none. */
function HeldKeys({ accountId, beside }: HeldKeysProps) {
  const client = useClient()
  const practice = useOpened((state) => state.opened?.practice)
  const held = useSignIns(({ keys }) => keys.find((one) => one.accountId === accountId))
  const [refusal, setRefusal] = useState<CallRefusal>()
  if (held === undefined) return null

  async function forget(): Promise<void> {
    setRefusal(undefined)
    try {
      await client.signIn.forget({ accountId, ...(practice !== undefined && { practice }) })
    } catch (error) {
      setRefusal(refusalOf(error))
    }
  }

  return (
    <KeepFocus beside={beside}>
      <SpaceBetween size="s" direction="horizontal" alignItems="center">
        <StatusIndicator type="success">
          The keys ending in {held.ending} are in memory.
          {held.endsAt !== undefined && ` They end at ${clockTimeHere(held.endsAt)}.`}
        </StatusIndicator>
        <Button
          variant="inline-link"
          ariaLabel={`Forget the keys of ${accountId}`}
          onClick={() => void forget()}
        >
          Forget the keys
        </Button>
      </SpaceBetween>
      {refusal && <RefusalAlert refusal={refusal} />}
    </KeepFocus>
  )
}
