import '../../ui/tones.css'
import './trustPicture.css'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import type { TrustPicture as Picture, PictureBox } from '../../../app/checklist/trustPicture.ts'
import type { TrustLine } from '../../../app/template/trustWords.ts'
import { MarkedText } from '../../ui/MarkedText.tsx'

/** Who gets into the accounts, and where their flow logs go: what needs attention is red and says so. */
export function TrustPicture({ picture }: { readonly picture: Picture }) {
  const { arrows, accounts, bucket } = picture
  return (
    <div className="trust-picture">
      {arrows.map(({ key, who, condition, role }) => (
        <ol key={key} className="trust-row" aria-label={`Who may act as ${role.title}`}>
          <Box box={who} />
          <Arrow line={{ text: 'may act', isLoud: condition.isLoud }} second={condition} />
          <Box box={role} />
          <Arrow line={{ text: 'in', isLoud: false }} />
          <Box box={accounts} />
        </ol>
      ))}
      <ol className="trust-row" aria-label="Where the flow logs go">
        <Box
          box={{
            title: 'VPCs',
            lines: [{ text: `of ${accounts.title}`, isLoud: false }],
            isLoud: false,
          }}
        />
        <Arrow
          line={{ text: 'flow logs', isLoud: bucket.isLoud }}
          second={{ text: 'for ALL traffic', isLoud: false }}
        />
        <Box box={bucket} />
      </ol>
    </div>
  )
}

function Box({ box: { title, lines, isLoud, marked } }: { readonly box: PictureBox }) {
  return (
    <li className={isLoud ? 'trust-box trust-loud' : 'trust-box'}>
      <b>
        {isLoud ? (
          <StatusIndicator type="error" iconAriaLabel="Attention">
            <span className="trust-title">{title}</span>
          </StatusIndicator>
        ) : (
          title
        )}
      </b>
      {lines.map((line) => (
        <Line key={line.text} line={line} />
      ))}
      {marked && (
        <small>
          <MarkedText spans={marked} />
        </small>
      )}
    </li>
  )
}

function Line({ line: { text, isLoud } }: { readonly line: TrustLine }) {
  return <small className={isLoud ? 'trust-line-loud' : undefined}>{text}</small>
}

function Arrow({ line, second }: { readonly line: TrustLine; readonly second?: TrustLine }) {
  return (
    <li className={line.isLoud ? 'trust-arrow trust-line-loud' : 'trust-arrow'}>
      <small>{line.text}</small>
      <svg viewBox="0 0 60 10" width="60" height="10" aria-hidden="true">
        <path d="M1 5h56m-5-4 5 4-5 4" />
      </svg>
      {second && <Line line={second} />}
    </li>
  )
}
