import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { Loading } from '../../ui/Loading.tsx'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { NetworkChecks, useNetworkChecks } from './NetworkChecks.tsx'
import { NetworkFields } from './NetworkFields.tsx'
import {
  byField,
  formFaults,
  formOf,
  isSame,
  type NetworkField,
  type NetworkForm,
  settingsOf,
} from './networkForm.ts'
import { ProxySignIn, proxyAnswer } from './ProxySignIn.tsx'
import { useNetworkSettings } from './useNetworkSettings.ts'

/** The network settings of the app, and a test of the connection to each host. @param heading of the section */
export function NetworkSection({ heading }: { readonly heading: ReactNode }) {
  const settings = useNetworkSettings()
  const test = useNetworkChecks()
  const formId = useId()
  const { network, saving } = settings
  const [edited, setEdited] = useState<NetworkForm>()
  const [asked, setAsked] = useState(false)
  const form = edited ?? (network && formOf(network.settings))
  const changed = network !== undefined && form !== undefined && !isSame(network.settings, settingsOf(form))
  const faults = faultsOf(form, asked, settings.wrongInput)

  /** True when what is shown is in effect. */
  async function save(): Promise<boolean> {
    if (form === undefined) return false
    setAsked(true)
    if (formFaults(form).size > 0) return false
    if (!changed) return true
    const saved = await settings.save(settingsOf(form))
    if (saved) {
      setEdited(undefined)
      setAsked(false)
    }
    return saved
  }

  async function saveAndTest(): Promise<void> {
    if (await save()) await test.run()
  }

  /** Tested at once, so that a wrong password shows before anything relies on it. */
  async function signInToProxy(user: string, password: string): Promise<boolean> {
    const taken = await settings.signInToProxy(user, password)
    if (taken && user !== '') void test.run()
    return taken
  }

  function submit(event: FormEvent): void {
    event.preventDefault()
    void save()
  }

  return (
    <Container
      header={
        <Header
          variant="h2"
          description="How calls get from this computer to AWS."
          actions={
            <SpaceBetween direction="horizontal" size="xs" alignItems="center">
              {changed && <Box color="text-body-secondary">Not saved yet.</Box>}
              {network !== undefined &&
                network.problem === undefined &&
                !changed &&
                test.state === 'none' && <StatusIndicator type="success">In effect</StatusIndicator>}
              <Button
                loading={test.state === 'running'}
                disabled={network === undefined || saving}
                onClick={() => void saveAndTest()}
              >
                {changed ? 'Save and test the connection' : 'Test the connection'}
              </Button>
              <Button variant="primary" form={formId} loading={saving} disabled={!changed}>
                Save
              </Button>
            </SpaceBetween>
          }
        >
          {heading}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {network === undefined && settings.refusal === undefined && <Loading what="Loading the settings" />}
        {network?.problem !== undefined && <Alert type="warning">{network.problem}</Alert>}
        {network !== undefined && form !== undefined && (
          <form id={formId} onSubmit={submit}>
            <NetworkFields
              network={network}
              form={form}
              faults={faults}
              onChange={(next) => {
                settings.forgetRefusal()
                setEdited(next)
              }}
            />
          </form>
        )}
        {network !== undefined && (
          <ProxySignIn
            signedIn={network.signedInToProxy}
            asked={network.askedToSignIn === true}
            answer={proxyAnswer(test.state, test.checks)}
            onSignIn={signInToProxy}
          />
        )}
        {settings.refusal && <RefusalAlert refusal={settings.refusal} />}
        <NetworkChecks test={test} changed={changed} />
      </SpaceBetween>
    </Container>
  )
}

/** The faults that the form finds itself; without any, those that main reported. */
function faultsOf(
  form: NetworkForm | undefined,
  asked: boolean,
  refused: readonly string[],
): ReadonlyMap<NetworkField, string> {
  const own = asked && form !== undefined ? formFaults(form) : undefined
  return own === undefined || own.size === 0 ? byField(refused) : own
}
