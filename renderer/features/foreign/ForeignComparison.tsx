import './foreign.css'
import { comparedSpans, type ForeignValue } from '../../../app/activeeye/foreignValues.ts'
import {
  COMPARISON_LABELS,
  differenceInWords,
  foreignMeaning,
  foreignTitle,
} from '../../../app/activeeye/foreignWords.ts'
import { MarkedText } from '../../ui/MarkedText.tsx'

/** What ActiveEye prescribes, and below it what the onboarding has, with the differing characters marked. */
export function ForeignComparison({ value }: { readonly value: ForeignValue }) {
  const { prescribed, given } = comparedSpans(value)
  return (
    <div>
      <div>
        <b>{foreignTitle(value)}.</b> {foreignMeaning(value)}
      </div>
      <dl className="foreign-comparison">
        <dt>{COMPARISON_LABELS.prescribed}</dt>
        <dd>
          <MarkedText spans={prescribed} />
        </dd>
        <dt>{COMPARISON_LABELS.given}</dt>
        <dd>
          <MarkedText spans={given} />
          <span className="foreign-words"> ({differenceInWords(value)})</span>
        </dd>
      </dl>
    </div>
  )
}
