import Autosuggest from '@cloudscape-design/components/autosuggest'
import FormField from '@cloudscape-design/components/form-field'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import TokenGroup from '@cloudscape-design/components/token-group'
import { useState } from 'react'
import { REGION_PLACES } from '../../../../app/input/knownRegions.ts'
import { valueOrTyped } from '../../../../app/input/parsed.ts'
import { parseRegionName } from '../../../../app/input/regionName.ts'
import type { DraftAccount } from '../../../../app/onboarding/draft.ts'
import type { FieldFaults } from '../draftFaults.ts'

interface RegionFieldsProps {
  readonly account: Pick<DraftAccount, 'regions' | 'stackRegion'>
  readonly faults: FieldFaults
  readonly locked: boolean
  readonly onChange: (change: Partial<Pick<DraftAccount, 'regions' | 'stackRegion'>>) => void
}

/** Where VPCs get flow logs, and where the stack is created. */
export function RegionFields({ account, faults, locked, onChange }: RegionFieldsProps) {
  const { regions, stackRegion } = account
  const chosen = regions === 'enabled' ? undefined : regions
  return (
    <SpaceBetween size="l">
      <FormField label="Regions" description="Where VPCs get their flow logs." stretch>
        <SpaceBetween size="s">
          <RadioGroup
            value={chosen === undefined ? 'enabled' : 'chosen'}
            readOnly={locked}
            items={[
              { value: 'enabled', label: 'All that the account has enabled' },
              { value: 'chosen', label: 'Only these' },
            ]}
            onChange={({ detail }) =>
              onChange({ regions: detail.value === 'enabled' ? 'enabled' : (chosen ?? [stackRegion]) })
            }
          />
          {chosen !== undefined && (
            <ChosenRegions
              regions={chosen}
              errorText={[...faults].find(([field]) => field.startsWith('regions'))?.[1]}
              locked={locked}
              onChange={(next) => onChange({ regions: next })}
            />
          )}
        </SpaceBetween>
      </FormField>
      <FormField
        label="Region of the stack"
        description="One stack for each account; any of its Regions will do."
        errorText={faults.get('stackRegion')}
        stretch
      >
        <RegionInput
          value={stackRegion}
          locked={locked}
          onChange={(region) => onChange({ stackRegion: region })}
        />
      </FormField>
    </SpaceBetween>
  )
}

interface ChosenRegionsProps {
  readonly regions: readonly string[]
  readonly errorText: string | undefined
  readonly locked: boolean
  readonly onChange: (regions: string[]) => void
}

function ChosenRegions({ regions, errorText, locked, onChange }: ChosenRegionsProps) {
  const [typed, setTyped] = useState('')

  function add(text: string): void {
    const region = valueOrTyped(parseRegionName(text), text.trim())
    setTyped('')
    if (region !== '' && !regions.includes(region)) onChange([...regions, region])
  }

  return (
    <FormField label="Add a Region" errorText={errorText} stretch>
      <Autosuggest
        value={typed}
        options={REGION_OPTIONS.filter(({ value }) => !regions.includes(value))}
        enteredTextLabel={(text) => `Add ${text}`}
        placeholder="Type a code or a name"
        readOnly={locked}
        onChange={({ detail }) => setTyped(detail.value)}
        onSelect={({ detail }) => add(detail.value)}
        onKeyDown={({ detail }) => {
          if (detail.key === 'Enter' && typed !== '') add(typed)
        }}
      />
      <TokenGroup
        items={regions.map((region) => ({
          label: [region, REGION_PLACES[region]].filter((part) => part !== undefined).join(', '),
          dismissLabel: `Leave out ${region}`,
        }))}
        readOnly={locked}
        onDismiss={({ detail }) => onChange(regions.filter((_, index) => index !== detail.itemIndex))}
      />
    </FormField>
  )
}

interface RegionInputProps {
  readonly value: string
  readonly locked: boolean
  readonly onChange: (region: string) => void
}

/** One Region. A code that this list does not have can be typed. */
export function RegionInput({ value, locked, onChange }: RegionInputProps) {
  return (
    <Autosuggest
      value={value}
      options={REGION_OPTIONS}
      enteredTextLabel={(text) => `Use ${text}`}
      placeholder="us-east-1"
      readOnly={locked}
      onChange={({ detail }) => onChange(valueOrTyped(parseRegionName(detail.value), detail.value))}
    />
  )
}

/** Any other code can be typed. AWS reports which Regions an account has enabled. */
const REGION_OPTIONS = Object.entries(REGION_PLACES).map(([value, description]) => ({ value, description }))
