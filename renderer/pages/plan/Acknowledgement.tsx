import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Link from '@cloudscape-design/components/link'
import type { Template } from '../../../app/checklist/seenTemplate.ts'
import { templateAttention } from '../../../app/checklist/templateWords.ts'
import { type TrustPicture, trustSentences } from '../../../app/checklist/trustPicture.ts'
import { plural } from '../../../app/text/plural.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'

interface AcknowledgementProps {
  readonly template: Template
  readonly picture: TrustPicture
  /** Why the box can't be ticked yet. */
  readonly hold: string | undefined
  readonly isAcknowledged: boolean
  readonly onAcknowledge: (acknowledged: boolean) => void
  /** Shows the template's whole text. */
  readonly onRead: () => void
}

/** The box that gives the consent, beside the way to the template's text, and before it what needs attention. */
export function Acknowledgement(props: AcknowledgementProps) {
  const { template, picture, hold, isAcknowledged, onAcknowledge, onRead } = props
  return (
    <>
      <Attention template={template} picture={picture} />
      <div className="create-bar-consent">
        <Checkbox
          checked={isAcknowledged}
          disabled={hold !== undefined}
          {...(hold !== undefined && { description: hold })}
          onChange={({ detail }) => onAcknowledge(detail.checked)}
        >
          I acknowledge that AWS CloudFormation might create IAM resources.
        </Checkbox>
        <Link
          href="#"
          onFollow={(event) => {
            event.preventDefault()
            onRead()
          }}
        >
          Read the template
        </Link>
      </div>
    </>
  )
}

/** Who gets in otherwise than ActiveEye's template lets them; the picture says the rest. Nothing where all is as usual. */
function Attention({ template, picture }: Pick<AcknowledgementProps, 'template' | 'picture'>) {
  const attention = templateAttention(template).length
  const loud = trustSentences(picture).filter(({ isLoud }) => isLoud)
  const [first, ...others] = loud
  if (attention === 0 && first === undefined) return null
  return (
    <div className="create-bar-note">
      {attention > 0 && (
        <StateIndicator
          state={{ word: `${plural(attention, 'point')} of the template to look at first`, tone: 'bad' }}
        />
      )}
      {first !== undefined && (
        <Box fontSize="body-s">
          {first.text}
          {others.length > 0 && ` ${plural(others.length, 'more way')} in: see the picture.`}
        </Box>
      )}
    </div>
  )
}
