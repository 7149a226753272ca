import Checkbox from '@cloudscape-design/components/checkbox'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { valueOrTyped } from '../../../app/input/parsed.ts'
import { parseWebAddress } from '../../../app/input/webAddress.ts'
import type { Draft } from '../../../app/onboarding/draft.ts'
import { connectorsAddedBy } from '../../../app/onboarding/onboarding.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { DeceivingNames } from '../../features/DeceivingNames.tsx'
import { useChecklist } from '../../state/checklistStore.ts'
import { changeDraft } from '../../state/draftSaving.ts'
import { changeCustomer } from './draftEdits.ts'
import type { FieldFaults } from './draftFaults.ts'
import { TagsField } from './TagsField.tsx'

interface OnboardingSettingsProps {
  readonly draft: Draft
  readonly faults: FieldFaults
  readonly locked: boolean
}

const INTERVALS = [
  { value: '600', label: '10 minutes', description: 'What ActiveEye asks for.' },
  { value: '60', label: '1 minute', description: 'More detail, more records, more cost.' },
] as const

const ADDED_BY = [
  { value: 'customer', label: "The customer's administrator" },
  { value: 'activeeye', label: 'The ActiveEye representative' },
] as const

/** Settings of all accounts: the customer, the ActiveEye portal, the flow logs. */
export function OnboardingSettings({ draft, faults, locked }: OnboardingSettingsProps) {
  const client = useClient()
  const { customer, portalUrl, allowSharedExternalIds, flowLogs } = draft
  const addedBy = connectorsAddedBy(draft)
  const wrong = [...faults.keys()].some((field) => field !== 'accounts')

  function setCustomer(next: Draft['customer']): void {
    const { accounts } = useChecklist.getState()
    const isFixed = (accountId: string) => accounts.get(accountId)?.stack !== undefined
    changeDraft(client, (current) => changeCustomer(current, next, isFixed))
  }

  function set(change: Partial<Draft>): void {
    changeDraft(client, (current) => ({ ...current, ...change }))
  }

  return (
    <ExpandableSection
      variant="container"
      headerText="Customer and settings"
      headerDescription={`${customer.name || 'No name yet'}, short name ${customer.shortName || 'not set'}`}
      defaultExpanded={wrong}
    >
      <SpaceBetween size="l">
        <ColumnLayout columns={2}>
          <FormField label="Customer" errorText={faults.get('customer.name')} stretch>
            <Input
              value={customer.name}
              readOnly={locked}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => setCustomer({ ...customer, name: detail.value })}
            />
            <DeceivingNames names={[customer.name]} />
          </FormField>
          <FormField
            label="Short name"
            description="Begins each suggested ExternalID."
            errorText={faults.get('customer.shortName')}
            stretch
          >
            <Input
              value={customer.shortName}
              readOnly={locked}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => setCustomer({ ...customer, shortName: detail.value })}
            />
          </FormField>
          <FormField
            label={
              <>
                ActiveEye portal <i>- optional</i>
              </>
            }
            description="Opened from the page Connectors."
            errorText={faults.get('portalUrl')}
            stretch
          >
            <Input
              value={portalUrl}
              readOnly={locked}
              placeholder="https://"
              spellcheck={false}
              autoComplete={false}
              inputMode="url"
              onChange={({ detail }) =>
                set({ portalUrl: valueOrTyped(parseWebAddress(detail.value, 'portalUrl'), detail.value) })
              }
            />
          </FormField>
          <FormField
            label="Aggregation interval of the flow logs"
            description="The time that one flow log record covers."
            stretch
          >
            <Select
              selectedOption={
                INTERVALS.find(({ value }) => value === `${flowLogs.maxAggregationInterval}`) ?? INTERVALS[0]
              }
              options={INTERVALS}
              disabled={locked}
              onChange={({ detail }) =>
                set({ flowLogs: { maxAggregationInterval: detail.selectedOption.value === '60' ? 60 : 600 } })
              }
            />
          </FormField>
          <FormField
            label="Who adds the connectors in ActiveEye?"
            description="The checklist and the report then say who is waited for."
            stretch
          >
            <Select
              selectedOption={ADDED_BY.find(({ value }) => value === addedBy) ?? ADDED_BY[0]}
              options={ADDED_BY}
              disabled={locked}
              onChange={({ detail }) =>
                set({
                  connectors: {
                    addedBy: detail.selectedOption.value === 'activeeye' ? 'activeeye' : 'customer',
                  },
                })
              }
            />
          </FormField>
          <Checkbox
            checked={allowSharedExternalIds}
            disabled={locked}
            description="ActiveEye wants a different ExternalID for each account. Allow this only if the customer insists."
            onChange={({ detail }) => set({ allowSharedExternalIds: detail.checked })}
          >
            Accounts may share an ExternalID
          </Checkbox>
        </ColumnLayout>
        <TagsField
          tags={draft.tags ?? []}
          faults={faults}
          locked={locked}
          onChange={(tags) => set({ tags })}
        />
      </SpaceBetween>
    </ExpandableSection>
  )
}
