import Button from '@cloudscape-design/components/button'
import FormField from '@cloudscape-design/components/form-field'
import Input from '@cloudscape-design/components/input'
import { withRole } from './organizationRows.ts'

/** What Control Tower makes in the accounts that it enrols. */
const SECOND_COMMON = 'AWSControlTowerExecution'

interface RoleNamesFieldProps {
  readonly role: string
  readonly errorText: string | undefined
  readonly onChange: (role: string) => void
}

/** The role in the members: one name, or several that are tried in their order. */
export function RoleNamesField({ role, errorText, onChange }: RoleNamesFieldProps) {
  const extended = withRole(role, SECOND_COMMON)
  return (
    <FormField
      label="Role in the other accounts"
      description="Organizations makes OrganizationAccountAccessRole in the accounts that it creates. Several names, with commas, are tried in their order."
      constraintText={
        extended !== role && (
          <>
            With Control Tower:{' '}
            <Button
              variant="inline-link"
              ariaLabel={`Also try ${SECOND_COMMON}`}
              onClick={() => onChange(extended)}
            >
              also try {SECOND_COMMON}
            </Button>
          </>
        )
      }
      errorText={errorText}
      stretch
    >
      <Input
        value={role}
        spellcheck={false}
        autoComplete={false}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  )
}
