import Button from '@cloudscape-design/components/button'
import type { FlashbarProps } from '@cloudscape-design/components/flashbar'
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
        <b>{CALL_MODE.name}.</b> {CALL_MODE.is} {CALL_MODE.files} {CALL_MODE.edit}{' '}
        {copies === 'values' ? 'Copy buttons copy the real values.' : 'Copy buttons copy the masks.'}
      </span>
      <div className="banner-buttons">
        <Button
          variant="inline-link"
          onClick={() => useCallMode.setState({ copies: copies === 'values' ? 'masks' : 'values' })}
        >
          {copies === 'values' ? 'Copy masks instead' : 'Copy values instead'}
        </Button>
        {/* The connection's notification says why when it fails. */}
        <Button variant="inline-link" onClick={() => void setCallMode(client, false).catch(() => undefined)}>
          Turn off
        </Button>
      </div>
    </div>
  )
}
