import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import LiveRegion from '@cloudscape-design/components/live-region'
import { ImportAnswerButton } from '../../features/answer/ImportAnswerButton.tsx'
import { useOpened } from '../../state/openedStore.ts'
import { showReport } from '../../state/readReportsStore.ts'

/** A file that was opened as an onboarding and is something else of this app. */
export interface FoundOther {
  readonly path: string
  readonly kind: 'report' | 'answer'
}

/** Says what the file is, with the button that leads on. */
export function OtherFile({ found: { path, kind } }: { readonly found: FoundOther }) {
  const customer = useOpened(({ opened }) => opened?.onboarding.customer.name)
  return (
    <LiveRegion>
      {kind === 'report' ? (
        <Alert
          type="info"
          header="This is a customer's report, and no onboarding"
          action={<Button onClick={() => showReport(path)}>Read the report</Button>}
        >
          It can be read and answered here. To go on with an onboarding, open its file, which ends with
          .onboarding.json.
        </Alert>
      ) : (
        <Alert
          type="info"
          header="This is an answer of ActiveEye to a report, and no onboarding"
          action={customer !== undefined && <ImportAnswerButton path={path} />}
        >
          {customer === undefined
            ? 'Open the onboarding that it answers first, then import it on the page Run or Connectors.'
            : `${customer} is open. If the answer is to its report, it can be imported now.`}
        </Alert>
      )}
    </LiveRegion>
  )
}
