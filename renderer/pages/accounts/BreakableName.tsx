import Box from '@cloudscape-design/components/box'
import { Fragment } from 'react'

/** A long AWS name, such as OrganizationAccountAccessRole, that wraps between its words. */
export function BreakableName({ name }: { readonly name: string }) {
  return (
    <span className="breakable">
      {name.split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[-_/.@+])/).map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts are identified by their position
        <Fragment key={index}>
          {index > 0 && <wbr />}
          {part}
        </Fragment>
      ))}
    </span>
  )
}

/** The name of an account and, below it, the email address of its root user. */
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
