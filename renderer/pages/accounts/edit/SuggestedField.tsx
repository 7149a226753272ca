import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'

interface SuggestedFieldProps {
  readonly label: string
  readonly description: string
  readonly value: string
  /** Empty when there is nothing to suggest. */
  readonly suggestion: string
  readonly errorText: string | undefined
  readonly warningText?: string | undefined
  readonly locked: boolean
  readonly onBlur: () => void
  readonly onChange: (value: string) => void
}

/** A text that the app can suggest; what a person typed is only replaced when they ask for it. */
export function SuggestedField(props: SuggestedFieldProps) {
  const { label, description, value, suggestion, errorText, warningText, locked, onBlur, onChange } = props
  const offered = suggestion !== '' && suggestion !== value && !locked
  return (
    <FormField
      label={label}
      description={description}
      errorText={errorText}
      warningText={warningText}
      constraintText={
        offered && (
          <>
            Suggested:{' '}
            <Button
              variant="inline-link"
              ariaLabel={`Use ${suggestion} as the ${label}`}
              onClick={() => onChange(suggestion)}
            >
              {suggestion}
            </Button>
          </>
        )
      }
      stretch
    >
      <Input
        value={value}
        spellcheck={false}
        autoComplete={false}
        readOnly={locked}
        onBlur={onBlur}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}
