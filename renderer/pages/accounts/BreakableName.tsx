import Box from '@cloudscape-design/components/box'
import { Fragment } from 'react'

/** A long name of AWS, such as OrganizationAccountAccessRole, that may break where a word in it begins. */
export function BreakableName({ name }: { readonly name: string }) {
  return (
    <span className="breakable">
      {name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[-_/.@+])/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts have nothing but their place
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  )
}

/** An account that was found: AWS knows it by its address too. */
export function NameWithEmail({ name, email }: { readonly name: string; readonly email: string }) {
  return (
    <>
      {name}
      <Box color="text-body-secondary" fontSize="body-s">
        <BreakableName name={email} />
      </Box>
    </>
  )
}
