import Box from '@cloudscape-design/components/box'
import Checkbox from '@cloudscape-design/components/checkbox'
import Link from '@cloudscape-design/components/link'
import type { Template } from '../../../app/checklist/seenTemplate.ts'
import { templateAttention } from '../../../app/checklist/templateWords.ts'
import { type TrustPicture, trustSentences } from '../../../app/checklist/trustPicture.ts'
import { plural } from '../../../app/text/plural.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'

/** More are in the picture. */
const MOST_SENTENCES = 2

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

/** What the consent is to, and the box that gives it. */
export function Acknowledgement(props: AcknowledgementProps) {
  const { template, picture, hold, isAcknowledged, onAcknowledge, onRead } = props
  return (
    <>
      <TemplateNote template={template} picture={picture} onRead={onRead} />
      <Checkbox
        checked={isAcknowledged}
        disabled={hold !== undefined}
        {...(hold !== undefined && { description: hold })}
        onChange={({ detail }) => onAcknowledge(detail.checked)}
      >
        I acknowledge that AWS CloudFormation might create IAM resources.
      </Checkbox>
    </>
  )
}

/** What the acknowledgement is to: who gets in and what that allows, what needs attention, and the way to the text. */
function TemplateNote({
  template,
  picture,
  onRead,
}: Pick<AcknowledgementProps, 'template' | 'picture' | 'onRead'>) {
  const attention = templateAttention(template).length
  const sentences = trustSentences(picture)
  const more = sentences.length - MOST_SENTENCES
  return (
    <div className="create-bar-note">
      {attention > 0 && (
        <StateIndicator
          state={{ word: `${plural(attention, 'point')} of the template to look at first`, tone: 'bad' }}
        />
      )}
      <Box color="text-body-secondary" fontSize="body-s">
        {sentences.slice(0, MOST_SENTENCES).map(({ text }) => `${text} `)}
        {more > 0 && `${plural(more, 'more way')} in: see the picture. `}
        <Link
          href="#"
          fontSize="body-s"
          onFollow={(event) => {
            event.preventDefault()
            onRead()
          }}
        >
          Read the template
        </Link>
      </Box>
    </div>
  )
}
