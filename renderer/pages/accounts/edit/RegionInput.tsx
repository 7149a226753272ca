import Autosuggest from '@cloudscape-design/components/autosuggest'
import { valueOrTyped } from '../../../../app/input/parsed.ts'
import { parseRegionName } from '../../../../app/input/regionName.ts'
import { REGION_OPTIONS } from '../regionOptions.ts'

interface RegionInputProps {
  readonly value: string
  readonly locked: boolean
  readonly onChange: (region: string) => void
}

/** One Region: by its code or its name, also one that is newer than this app. */
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
