import Button from '@cloudscape-design/components/button'
import type { FlashbarProps } from '@cloudscape-design/components/flashbar'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { CALL_MODE } from '../../app/masking/callMode.ts'
import { useClient } from '../client/ClientContext.tsx'
import { setCallMode, useCallMode } from '../state/callModeStore.ts'

/** Shown as long as call mode is on. */
export const CALL_MODE_NOTICE: FlashbarProps.MessageDefinition = {
  id: 'call-mode',
  type: 'info',
  content: <CallModeWords />,
}

function CallModeWords() {
  const client = useClient()
  const copies = useCallMode((state) => state.copies)
  return (
    <div className="banner">
      <span>
        <b>{CALL_MODE.name}.</b> Masked on screen and in files; copy buttons copy{' '}
        {copies === 'values' ? 'real values' : 'masks'}.
      </span>
      <div className="banner-buttons">
        <SpaceBetween direction="horizontal" size="xs">
          <Button onClick={() => useCallMode.setState({ copies: copies === 'values' ? 'masks' : 'values' })}>
            {copies === 'values' ? 'Copy masks' : 'Copy values'}
          </Button>
          {/* The connection's notification says why when it fails. */}
          <Button onClick={() => void setCallMode(client, false).catch(() => undefined)}>Turn off</Button>
        </SpaceBetween>
      </div>
    </div>
  )
}
