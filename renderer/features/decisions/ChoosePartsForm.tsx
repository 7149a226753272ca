import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { PARTS_MEAN, partsChoiceWords } from '../../../app/checklist/targetWords.ts'
import { refusalText } from '../../../app/input/parsed.ts'
import { parseTypedParts } from '../../../app/onboarding/typedParts.ts'
import type { PartsChoice } from '../../../app/onboarding/vpcTargets.ts'
import { useClient } from '../../client/ClientContext.tsx'
import type { DecisionRow } from './decisionRows.ts'

interface ChoosePartsFormProps {
  readonly vpcs: readonly DecisionRow[]
  readonly disabled: boolean
  readonly send: (call: Promise<unknown>, done: string) => Promise<boolean>
}

/** Chooses subnets or network interfaces of one VPC in the place of the whole. */
export function ChoosePartsForm({ vpcs, disabled, send }: ChoosePartsFormProps) {
  const client = useClient()
  const [vpcKey, setVpcKey] = useState<string>()
  const [kind, setKind] = useState<PartsChoice['kind']>('subnets')
  const [typed, setTyped] = useState('')
  const [busy, setBusy] = useState(false)
  const options = vpcs.map(({ key, vpc, place, accountName }) => ({
    value: key,
    label: [vpc.vpcId, vpc.name].filter(Boolean).join(' '),
    description: `${accountName}, ${place.region}`,
  }))
  const row = vpcs.find(({ key }) => key === vpcKey)
  const parsed = parseTypedParts(kind, typed)
  const missing =
    row === undefined ? 'Choose a VPC.' : parsed.ok ? undefined : (refusalText(parsed) ?? 'Say which.')

  async function choose(): Promise<void> {
    if (row === undefined || !parsed.ok) return
    setBusy(true)
    const call = client.chooseParts({ vpc: row.place, monitor: parsed.value })
    const done = `Of ${row.place.vpcId} only ${partsChoiceWords(parsed.value)}.`
    if (await send(call, done)) setTyped('')
    setBusy(false)
  }

  return (
    <ExpandableSection headerText="Only parts of a VPC" headerDescription={PARTS_MEAN}>
      <SpaceBetween size="s">
        <FormField label="VPC" stretch>
          <Select
            selectedOption={options.find(({ value }) => value === vpcKey) ?? null}
            options={options}
            filteringType="auto"
            filteringAriaLabel="Filter the VPCs"
            virtualScroll
            placeholder={options.length === 0 ? 'No VPC was seen' : 'Choose'}
            onChange={({ detail }) => setVpcKey(detail.selectedOption.value)}
          />
        </FormField>
        <SegmentedControl
          label="What gets flow logs in the place of the whole VPC"
          selectedId={kind}
          options={KINDS.map(({ id, text }) => ({ id, text }))}
          onChange={({ detail }) => {
            setKind(KINDS.find(({ id }) => id === detail.selectedId)?.id ?? 'subnets')
            setTyped('')
          }}
        />
        <FormField
          label={KINDS.find(({ id }) => id === kind)?.field}
          description={KINDS.find(({ id }) => id === kind)?.means}
          errorText={typed === '' ? undefined : refusalText(parsed)}
          stretch
        >
          <Input
            value={typed}
            placeholder={KINDS.find(({ id }) => id === kind)?.example ?? ''}
            onChange={({ detail }) => setTyped(detail.value)}
          />
        </FormField>
        <Button
          loading={busy}
          disabled={disabled || missing !== undefined}
          {...(missing !== undefined && { disabledReason: missing })}
          onClick={() => void choose()}
        >
          Monitor only these
        </Button>
      </SpaceBetween>
    </ExpandableSection>
  )
}

interface Kind {
  readonly id: PartsChoice['kind']
  readonly text: string
  readonly field: string
  readonly means: string
  readonly example: string
}

const KINDS: readonly Kind[] = [
  {
    id: 'subnets',
    text: 'Subnets',
    field: 'IDs of subnets',
    means:
      'With blanks or commas between them. Network interfaces that come into them later are recorded, too.',
    example: 'subnet-0aaa, subnet-0bbb',
  },
  {
    id: 'interfaces',
    text: 'Network interfaces',
    field: 'IDs of network interfaces',
    means: 'With blanks or commas between them.',
    example: 'eni-0aaa, eni-0bbb',
  },
  {
    id: 'interfacesWithTag',
    text: 'By tag',
    field: 'Tag of network interfaces',
    means:
      'Every network interface of the VPC that has the tag; one that gets it later is found by the next look.',
    example: 'Role=web',
  },
]
