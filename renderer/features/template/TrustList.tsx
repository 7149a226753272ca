import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TemplateTrust } from '../../../app/template/templateTrust.ts'
import { trustGroups } from '../../../app/template/trustWords.ts'
import './trustList.css'

/** Who may act in the account because of a template, and what that allows; what needs attention is marked. */
export function TrustList({ trust }: { readonly trust: TemplateTrust }) {
  return (
    <SpaceBetween size="s">
      {trustGroups(trust).map(({ title, lines }) => (
        <div key={title}>
          <Box fontWeight="bold">{title}</Box>
          <ul className="trust-lines" aria-label={title}>
            {lines.map(({ text, isLoud }) => (
              <li key={text}>
                {isLoud ? (
                  <StatusIndicator type="error" iconAriaLabel="Attention">
                    {text}
                  </StatusIndicator>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </SpaceBetween>
  )
}
