import './start.css'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useEffect, useState } from 'react'
import { shortNameSchema } from '../../../app/activeeye/externalId.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { refusalText } from '../../../app/input/parsed.ts'
import { parseTypedPath } from '../../../app/input/typedPath.ts'
import { onboardingSchema } from '../../../app/onboarding/onboarding.ts'
import { slug } from '../../../app/text/slug.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { DeceivingNames } from '../../features/DeceivingNames.tsx'
import { fieldFault } from '../../features/fieldFault.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { useOpened } from '../../state/openedStore.ts'
import { useOpening } from './useOpening.ts'

const customerNameSchema = onboardingSchema.shape.customer.shape.name

/** Starts the onboarding of a customer. Its accounts come next. */
export function NewOnboarding() {
  const client = useClient()
  const canChoose = useHostAbilities().canChooseFiles
  const opening = useOpening()
  // Then the page's primary button is the one that continues.
  const isOpen = useOpened(({ opened }) => opened !== undefined)
  const form = useNewOnboardingForm(client)
  const { customerName, shortName, path, faults } = form

  function start(event: FormEvent): void {
    event.preventDefault()
    const place = form.ask()
    if (place !== undefined) void opening.start((app) => app.create({ customerName, shortName, path: place }))
  }

  async function choose(): Promise<void> {
    const chosen = await client.host.chooseFile({
      purpose: 'new',
      suggestedName: `${shortName || 'customer'}.onboarding.json`,
    })
    if (chosen.path !== undefined) form.setPath(chosen.path)
  }

  return (
    <form className="fit-height" aria-label="New onboarding" onSubmit={start}>
      <Container fitHeight header={<Header variant="h2">New onboarding</Header>}>
        <Form
          actions={
            <Button variant={isOpen ? 'normal' : 'primary'} formAction="submit" loading={opening.busy}>
              Start onboarding
            </Button>
          }
        >
          <SpaceBetween size="m">
            <FormField label="Customer" errorText={faults.customerName} stretch>
              <Input
                value={customerName}
                placeholder="Acme Corp"
                spellcheck={false}
                autoComplete={false}
                onChange={({ detail }) => form.setCustomerName(detail.value)}
              />
              <DeceivingNames names={[customerName]} />
            </FormField>
            <FormField
              label="Short name"
              description="Begins each ExternalID: lower-case letters, digits and dashes."
              errorText={faults.shortName}
              stretch
            >
              <Input
                value={shortName}
                placeholder="acme"
                spellcheck={false}
                autoComplete={false}
                onChange={({ detail }) => form.setShortName(detail.value)}
              />
            </FormField>
            <FormField
              label="Where to save"
              description="A small file without secrets; send it on or keep it."
              errorText={faults.path}
              stretch
              {...(canChoose && {
                secondaryControl: (
                  <Button formAction="none" onClick={() => void choose()}>
                    Choose
                  </Button>
                ),
              })}
            >
              <Input
                value={path}
                placeholder="~/acme.onboarding.json"
                spellcheck={false}
                autoComplete={false}
                onChange={({ detail }) => form.setPath(detail.value)}
              />
            </FormField>
            {opening.refusal && <RefusalAlert refusal={opening.refusal} />}
          </SpaceBetween>
        </Form>
      </Container>
    </form>
  )
}

/** What is typed to start an onboarding. The short name and the path are suggested until a person changes them. */
function useNewOnboardingForm(client: ContractClient) {
  const [customerName, setCustomerName] = useState('')
  const [ownShortName, setShortName] = useState<string>()
  const [ownPath, setPath] = useState<string>()
  const [suggestedPath, setSuggestedPath] = useState('')
  const [asked, setAsked] = useState(false)

  const shortName = ownShortName ?? slug(customerName)
  const path = ownPath ?? suggestedPath

  useEffect(() => {
    const name = slug(shortName)
    if (name === '') {
      setSuggestedPath('')
      return
    }
    let left = false
    client.suggestPath({ shortName: name }).then(
      (suggestion) => !left && setSuggestedPath(suggestion.path),
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [client, shortName])

  const place = parseTypedPath(path, 'the new onboarding file')
  const wrong = {
    customerName: fieldFault(customerNameSchema, customerName),
    shortName: fieldFault(shortNameSchema, shortName),
    path: refusalText(place),
  }
  // An empty field is reported only after the form was submitted.
  const faults = {
    customerName: asked || customerName !== '' ? wrong.customerName : undefined,
    shortName: asked || shortName !== '' ? wrong.shortName : undefined,
    path: asked ? wrong.path : undefined,
  }

  /** The path of the new file, when every field is right. From now on every fault is shown. */
  function ask(): string | undefined {
    setAsked(true)
    return place.ok && Object.values(wrong).every((fault) => fault === undefined) ? place.value : undefined
  }

  return { customerName, shortName, path, faults, setCustomerName, setShortName, setPath, ask }
}
