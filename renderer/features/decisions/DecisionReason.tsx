import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'

interface DecisionReasonProps {
  readonly value: string
  readonly placeholder: string
  readonly isOptional?: boolean
  readonly onChange: (value: string) => void
}

/** Why a person decides so, as they type it. */
export function DecisionReason({ value, placeholder, isOptional = false, onChange }: DecisionReasonProps) {
  return (
    <FormField
      label={
        isOptional ? (
          <>
            Reason <i>- optional</i>
          </>
        ) : (
          'Reason'
        )
      }
      description="It stands in the onboarding file and in the report."
      stretch
    >
      <Input value={value} placeholder={placeholder} onChange={({ detail }) => onChange(detail.value)} />
    </FormField>
  )
}

/** Of what is left out. */
export const WHY_LEFT_OUT = 'Closed in May, nothing runs there'
