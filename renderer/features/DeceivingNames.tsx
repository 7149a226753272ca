import StatusIndicator from '@cloudscape-design/components/status-indicator'
import { deceivingName } from '../../app/text/deceivingName.ts'

/** Beside names that people gave: why to look at them twice; nothing where they are what they look like. */
export function DeceivingNames({ names }: { readonly names: readonly string[] }) {
  const sentences = [...new Set(names)].flatMap((name) => deceivingName(name) ?? [])
  return sentences.map((sentence) => (
    <div key={sentence}>
      <StatusIndicator type="warning" wrapText>
        {sentence}
      </StatusIndicator>
    </div>
  ))
}
