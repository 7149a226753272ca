import './refusalAlert.css'
import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import LiveRegion from '@cloudscape-design/components/live-region'
import type { CallRefusal } from '../client/callRefusal.ts'

/** All reasons why a call was refused, shown beside the control that made it. */
export function RefusalAlert({ refusal }: { readonly refusal: CallRefusal }) {
  const { message, details, next } = refusal
  return (
    <LiveRegion assertive>
      <Alert type="error" header={message}>
        {details.length > 0 && (
          <ul className="refusal-details">
            {details.map((detail) => (
              <li key={detail}>{detail}</li>
            ))}
          </ul>
        )}
        {next !== undefined && <Box variant="p">{next}</Box>}
      </Alert>
    </LiveRegion>
  )
}
