import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Input from '@cloudscape-design/components/input'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { useState } from 'react'
import { DEFAULT_PATTERN } from '../../../app/onboarding/externalIdPattern.ts'
import { PRIORITY_ADVICE } from '../../../app/onboarding/suggestPriority.ts'
import { slug } from '../../../app/text/slug.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFocusAfterDialog } from '../../ui/useFocusAfterDialog.ts'
import { useOpening } from './useOpening.ts'

/** For the representative: makes the file that the customer goes on with. */
export function PrepareForCustomer() {
  const [visible, setVisible] = useState(false)
  useFocusAfterDialog(visible)
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="For ActiveEye’s representatives: a file with everything but the access, which the customer adds."
          actions={<Button onClick={() => setVisible(true)}>Prepare…</Button>}
        >
          Prepare for a customer
        </Header>
      }
    >
      {visible && <PrepareDialog onClose={() => setVisible(false)} />}
    </Container>
  )
}

const NOTHING = {
  customerName: '',
  accounts: '',
  externalIdPattern: DEFAULT_PATTERN,
  portalUrl: '',
  path: '',
} as const

/** Main checks what is typed, by the rules of the file; every reason is shown at once. */
function PrepareDialog({ onClose }: { readonly onClose: () => void }) {
  const opening = useOpening()
  const [typed, setTyped] = useState<Readonly<Record<keyof typeof NOTHING, string>>>(NOTHING)
  const [addedBy, setAddedBy] = useState<'customer' | 'activeeye'>('customer')
  const shortName = slug(typed.customerName)
  const path = typed.path || `~/${shortName || 'customer'}.onboarding.json`

  const input = (field: keyof typeof NOTHING, placeholder = '', value: string = typed[field]) => (
    <Input
      value={value}
      placeholder={placeholder}
      spellcheck={false}
      autoComplete={false}
      onChange={({ detail }) => setTyped({ ...typed, [field]: detail.value })}
    />
  )

  function prepare(): void {
    const { portalUrl, path: _, ...rest } = typed
    void opening.start((app) =>
      app.prepare({
        ...rest,
        shortName,
        path,
        connectorsAddedBy: addedBy,
        ...(portalUrl !== '' && { portalUrl }),
      }),
    )
  }

  return (
    <Dialog
      size="large"
      header="Prepare for a customer"
      leave="Cancel"
      onClose={onClose}
      actions={
        <Button
          variant="primary"
          loading={opening.busy}
          disabled={shortName === '' || typed.accounts.trim() === ''}
          onClick={prepare}
        >
          Write the file and review it
        </Button>
      }
    >
      <SpaceBetween size="m">
        <FormField label="Customer" stretch>
          {input('customerName', 'Acme Corp')}
        </FormField>
        <FormField
          label="Accounts"
          description={`One on each line, ID and name, or CSV. Priorities are suggested from the names. ${PRIORITY_ADVICE}`}
          stretch
        >
          <Textarea
            value={typed.accounts}
            rows={5}
            spellcheck={false}
            placeholder={'111122223333 prod\n4444-5555-6666 dev'}
            onChange={({ detail }) => setTyped({ ...typed, accounts: detail.value })}
          />
        </FormField>
        <FormField label="ExternalIDs" description="With {customer}, {account} and {id}." stretch>
          {input('externalIdPattern')}
        </FormField>
        <FormField label="Address of the ActiveEye portal" description="May be left out." stretch>
          {input('portalUrl', 'https://…')}
        </FormField>
        <FormField label="Who adds the service connectors?">
          <RadioGroup
            value={addedBy}
            items={[
              { value: 'customer', label: 'The customer' },
              { value: 'activeeye', label: 'ActiveEye' },
            ]}
            onChange={({ detail }) => setAddedBy(detail.value === 'activeeye' ? 'activeeye' : 'customer')}
          />
        </FormField>
        <FormField label="Where to save" description="A small file without secrets." stretch>
          {input('path', '', path)}
        </FormField>
        {opening.refusal && <RefusalAlert refusal={opening.refusal} />}
      </SpaceBetween>
    </Dialog>
  )
}
