import { connectorSheet } from '../../../app/checklist/connectorSheet.ts'
import { foreignValuesOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import { connectorsAddedBy } from '../../../app/onboarding/onboarding.ts'
import { readerOfReport } from '../../../app/report/accountReport.ts'
import { ImportAnswerButton } from '../../features/answer/ImportAnswerButton.tsx'
import { ForeignNotice } from '../../features/foreign/ForeignNotice.tsx'
import { mirroredChecklist, useChecklist } from '../../state/checklistStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { Loading } from '../../ui/Loading.tsx'
import { localTimeZone } from '../../ui/LocalTime.tsx'
import { Page } from '../../ui/Page.tsx'
import { ConnectorList } from './ConnectorList.tsx'
import { connectorRows } from './connectorRows.ts'

/** What a person enters in ActiveEye for each account, and the comparison with what was entered. */
export function ConnectorsPage() {
  const onboarding = useOpened((state) => state.opened?.onboarding)
  const addedBy = useOpened(({ opened }) => opened && connectorsAddedBy(opened.onboarding))
  const accounts = useChecklist((state) => state.accounts)
  const totals = useChecklist((state) => state.totals)
  const checklist = onboarding && mirroredChecklist({ accounts, totals }, onboarding)
  const isKnown = useChecklist((state) => state.revision > 0)
  return (
    <Page
      title="Connectors"
      description={
        addedBy === 'activeeye'
          ? 'ActiveEye adds the connectors. The report has a request with all values for your representative. When they are added, say what was entered: the app compares it character by character.'
          : 'ActiveEye has no API for service connectors, so a person adds them. Copy the values into its form, then say what was entered: the app compares it character by character.'
      }
      actions={<ImportAnswerButton />}
    >
      {onboarding && <ForeignNotice values={foreignValuesOf(onboarding)} />}
      {isKnown ? (
        <ConnectorList
          rows={connectorRows(accounts.values())}
          portalUrl={onboarding?.portalUrl}
          sheet={checklist && connectorSheet(checklist, readerOfReport(localTimeZone()))}
        />
      ) : (
        <Loading what="Loading the connectors" />
      )}
    </Page>
  )
}
