import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'

/** Why a person leaves something out, as they type it. */
export function LeaveOutReason({
  value,
  onChange,
}: {
  readonly value: string
  readonly onChange: (value: string) => void
}) {
  return (
    <FormField label="Reason" description="It stands in the onboarding file and in the report." stretch>
      <Input
        value={value}
        placeholder="Closed in May, nothing runs there"
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}
