import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ExpandableSection from '@cloudscape-design/components/expandable-section'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import SegmentedControl from '@cloudscape-design/components/segmented-control'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type FormEvent, useState } from 'react'
import { PARTS_MEAN, partsChoiceWords } from '../../../app/checklist/targetWords.ts'
import { refusalText } from '../../../app/input/parsed.ts'
import { parseTypedParts } from '../../../app/onboarding/typedParts.ts'
import type { PartsChoice } from '../../../app/onboarding/vpcTargets.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { DecisionReason } from './DecisionReason.tsx'
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
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const options = vpcs.map(({ key, vpc, place, accountName }) => ({
    value: key,
    label: [vpc.vpcId, vpc.name].filter(Boolean).join(' '),
    description: [
      `${accountName}, ${place.region}`,
      ...(vpc.chosen === undefined ? [] : [`now only ${partsChoiceWords(vpc.chosen)}`]),
    ].join(': '),
  }))
  const row = vpcs.find(({ key }) => key === vpcKey)
  const parsed = parseTypedParts(kind, typed)
  const words = KINDS.find(({ id }) => id === kind)
  const missing =
    row === undefined ? 'Choose a VPC.' : typed.trim() === '' ? 'Say which.' : refusalText(parsed)

  async function choose(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (row === undefined || !parsed.ok || disabled || busy) return
    setBusy(true)
    const { place } = row
    const call = client.chooseParts({
      vpc: place,
      monitor: parsed.value,
      ...(reason.trim() !== '' && { reason }),
    })
    if (await send(call, `Of ${place.vpcId}, only ${partsChoiceWords(parsed.value)} will be monitored.`)) {
      setTyped('')
      setReason('')
    }
    setBusy(false)
  }

  return (
    <ExpandableSection
      headerText="Only parts of a VPC"
      headerDescription="Subnets or network interfaces get flow logs in the place of the whole VPC."
    >
      <form aria-label="Only parts of a VPC" onSubmit={(event) => void choose(event)}>
        <SpaceBetween size="s">
          <Box color="text-body-secondary">{PARTS_MEAN}</Box>
          <FormField label="VPC" stretch>
            <Select
              selectedOption={options.find(({ value }) => value === vpcKey) ?? null}
              options={options}
              triggerVariant="option"
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
            label={words?.field}
            description={words?.means}
            errorText={typed.trim() === '' ? undefined : refusalText(parsed)}
            stretch
          >
            <Input
              value={typed}
              placeholder={words?.example ?? ''}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => setTyped(detail.value)}
            />
          </FormField>
          <DecisionReason
            value={reason}
            placeholder="Only the web servers face the internet"
            isOptional
            onChange={setReason}
          />
          <Button
            formAction="submit"
            loading={busy}
            disabled={disabled || missing !== undefined}
            {...(missing !== undefined && { disabledReason: missing })}
          >
            Monitor only these
          </Button>
        </SpaceBetween>
      </form>
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
      'From the list Subnets of the VPC console, with blanks or commas between them. Network interfaces that come into them later are recorded, too.',
    example: 'subnet-0aaa, subnet-0bbb',
  },
  {
    id: 'interfaces',
    text: 'Network interfaces',
    field: 'IDs of network interfaces',
    means: 'From the list Network Interfaces of the EC2 console, with blanks or commas between them.',
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
