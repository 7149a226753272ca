import '../../ui/tones.css'
import './vpcBar.css'
import { useMemo } from 'react'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { notSeenWords } from '../../../app/checklist/headline.ts'
import { segmentWord, VPC_SEGMENTS, vpcSegments } from '../../../app/checklist/vpcSegments.ts'
import { list } from '../../../app/text/list.ts'
import { plural } from '../../../app/text/plural.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'

/** All VPCs of these accounts as one bar, and what its segments are. */
export function VpcBar({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const counts = useMemo(() => vpcSegments(accounts.flatMap(({ regions }) => regions)), [accounts])
  const notSeen = notSeenWords(accounts)
  const segments = VPC_SEGMENTS.flatMap((segment) => {
    const count = counts[segment]
    return count === 0 ? [] : [{ segment, count, word: segmentWord(segment).word }]
  })
  const all = segments.reduce((sum, { count }) => sum + count, 0)
  const label =
    all === 0
      ? 'No VPC'
      : `${plural(all, 'VPC')}: ${list(segments.map(({ word, count }) => `${word} ${count}`))}`
  return (
    <div>
      <div className="vpc-bar" role="img" aria-label={label}>
        {all === 0 && <span className="vpc-bar-empty" />}
        {segments.map(({ segment, count, word }) => (
          <span
            key={segment}
            className={`vpc-segment-${segment}`}
            style={{ flexGrow: count }}
            title={`${word}: ${count.toLocaleString()}`}
          />
        ))}
      </div>
      {(segments.length > 0 || notSeen !== undefined) && (
        <ul className="vpc-legend" aria-label="VPCs">
          {segments.map(({ segment, count, word }) => (
            <li key={segment}>
              <span className={`vpc-swatch vpc-segment-${segment}`} />
              <span>
                {word} <b>{count.toLocaleString()}</b>
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
