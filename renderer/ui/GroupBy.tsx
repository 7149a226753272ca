import './groupBy.css'
import Select from '@cloudscape-design/components/select'

interface GroupByProps<G extends string> {
  readonly options: readonly { readonly value: G; readonly label: string }[]
  readonly value: G
  readonly onChange: (value: G) => void
}

/** By what the rows of a table are grouped. */
export function GroupBy<G extends string>({ options, value, onChange }: GroupByProps<G>) {
  return (
    <Select
      inlineLabelText="Group by"
      ariaLabel="Group by"
      selectedOption={options.find((option) => option.value === value) ?? null}
      options={[...options]}
      onChange={({ detail }) => {
        const chosen = options.find((option) => option.value === detail.selectedOption.value)
        if (chosen !== undefined) onChange(chosen.value)
      }}
    />
  )
}
