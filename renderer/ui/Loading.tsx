import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'

/** Something is on its way. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <Box padding={{ vertical: 'xxl' }} textAlign="center">
      <StatusIndicator type="loading">{what}</StatusIndicator>
    </Box>
  )
}
