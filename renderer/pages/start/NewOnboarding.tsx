import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import Form from '@cloudscape-design/components/form'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { FormEvent } from 'react'
import { useClient } from '../../client/ClientContext.tsx'
import { useHostAbilities } from '../../client/useHostAbilities.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { useBeginning } from './useBeginning.ts'
import { useOpening } from './useOpening.ts'

/** Starts the onboarding of a customer. Its accounts come next. */
export function NewOnboarding() {
  const client = useClient()
  const canChoose = useHostAbilities().canChooseFiles
  const opening = useOpening()
  const beginning = useBeginning(client)
  const { customerName, shortName, path, faults } = beginning

  function start(event: FormEvent): void {
    event.preventDefault()
    const place = beginning.ask()
    if (place !== undefined) void opening.start((app) => app.create({ customerName, shortName, path: place }))
  }

  async function choose(): Promise<void> {
    const chosen = await client.host.chooseFile({
      purpose: 'new',
      suggestedName: `${shortName || 'customer'}.onboarding.json`,
    })
    if (chosen.path !== undefined) beginning.setPath(chosen.path)
  }

  return (
    <form className="fit-height" onSubmit={start}>
      <Container fitHeight header={<Header variant="h2">New onboarding</Header>}>
        <Form
          actions={
            <Button variant="primary" formAction="submit" loading={opening.busy}>
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
                onChange={({ detail }) => beginning.setCustomerName(detail.value)}
              />
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
                onChange={({ detail }) => beginning.setShortName(detail.value)}
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
                onChange={({ detail }) => beginning.setPath(detail.value)}
              />
            </FormField>
            {opening.refusal && <RefusalAlert refusal={opening.refusal} />}
          </SpaceBetween>
        </Form>
      </Container>
    </form>
  )
}
