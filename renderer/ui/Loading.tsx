import Box from '@cloudscape-design/components/box'
import StatusIndicator from '@cloudscape-design/components/status-indicator'

/** Shown while something is loaded. */
export function Loading({ what }: { readonly what: string }) {
  return (
    <Box padding={{ vertical: 'xxl' }} textAlign="center">
      <StatusIndicator type="loading">{what}</StatusIndicator>
    </Box>
  )
}
