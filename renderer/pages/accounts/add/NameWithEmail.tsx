import Box from '@cloudscape-design/components/box'
import { BreakableName } from '../BreakableName.tsx'

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
