/** Account, VPC and flow-log IDs are never broken over two lines; longer ones have to be. */
const SHORT = 22

/** Something to be copied: one click selects all of it. */
export function Id({ value }: { readonly value: string | undefined }) {
  if (value === undefined || value === '') return '–'
  return (
    <code translate="no" {...(value.length <= SHORT && { className: 'report-short' })}>
      {value}
    </code>
  )
}
