import { numberText } from '../../../app/text/numberText.ts'
import '../../ui/tones.css'
import './vpcBar.css'
import { useMemo } from 'react'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { notSeenWords } from '../../../app/checklist/headline.ts'
import { segmentsWords, segmentWord, VPC_SEGMENTS, vpcSegments } from '../../../app/checklist/vpcSegments.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'

/** All VPCs of these accounts as one bar, and what its segments are. */
export function VpcBar({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const counts = useMemo(() => vpcSegments(accounts.flatMap(({ regions }) => regions)), [accounts])
  const notSeen = notSeenWords(accounts)
  const segments = VPC_SEGMENTS.flatMap((segment) => {
    const count = counts[segment]
    return count === 0 ? [] : [{ segment, count, word: segmentWord(segment).word }]
  })
  return (
    <div>
      <div className="vpc-bar" role="img" aria-label={segmentsWords(counts)}>
        {segments.length === 0 && <span className="vpc-bar-empty" />}
        {segments.map(({ segment, count, word }) => (
          <span
            key={segment}
            className={`vpc-segment-${segment}`}
            style={{ flexGrow: count }}
            title={`${word}: ${numberText(count)}`}
          />
        ))}
      </div>
      {(segments.length > 0 || notSeen !== undefined) && (
        <ul className="vpc-legend" aria-label="VPCs">
          {segments.map(({ segment, count, word }) => (
            <li key={segment}>
              <span className={`vpc-swatch vpc-segment-${segment}`} />
              <span>
                {word} <b>{numberText(count)}</b>
              </span>
            </li>
          ))}
          {notSeen !== undefined && (
            <li>
              <StateIndicator state={{ word: notSeen, tone: 'bad' }} />
            </li>
          )}
        </ul>
      )}
    </div>
  )
}
