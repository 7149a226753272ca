import './accounts.css'
import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useDeferredValue, useState } from 'react'
import { waysToOrganization } from '../../../app/access/newInOrganization.ts'
import { busyReason } from '../../../app/checklist/activityWords.ts'
import { foreignValuesOf } from '../../../app/onboarding/activeeyeAddresses.ts'
import { withoutAccess } from '../../../app/onboarding/prepareOnboarding.ts'
import { ForeignNotice } from '../../features/foreign/ForeignNotice.tsx'
import { useAwsConfigurationFollowing } from '../../state/awsConfigurationStore.ts'
import { useCallMode } from '../../state/callModeStore.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { useKeptConnectionTests } from '../../state/connectionTestStore.ts'
import { useDraft } from '../../state/draftStore.ts'
import { navigate } from '../../state/navigationStore.ts'
import { useOpened } from '../../state/openedStore.ts'
import { useKeptPermissions } from '../../state/permissionCheckStore.ts'
import { Loading } from '../../ui/Loading.tsx'
import { Page } from '../../ui/Page.tsx'
import { AddDialog, type AddWay } from './add/addWays.tsx'
import { useAddByHand } from './add/useAddAccounts.ts'
import { DraftAccountsTable } from './DraftAccountsTable.tsx'
import { DraftNotice, SaveState } from './DraftNotice.tsx'
import { countFaults, draftFaults, typedFaults } from './draftFaults.ts'
import { useAccountPanel } from './edit/useAccountPanel.tsx'
import { MaskedAccounts } from './MaskedAccounts.tsx'
import { MissingAccess } from './MissingAccess.tsx'
import { NewAccountsSection } from './newAccounts/NewAccountsSection.tsx'
import { OnboardingSettings } from './OnboardingSettings.tsx'
import { WavesSection } from './waves/WavesSection.tsx'

/** Which accounts are onboarded, and with which settings. */
export function AccountsPage() {
  const isMasked = useCallMode((state) => state.on)
  return isMasked === true ? <MaskedAccounts /> : <EditableAccounts />
}

/** Changes are saved as they are typed. */
function EditableAccounts() {
  const base = useOpened((state) => state.opened?.onboarding)
  const isOwnFile = useOpened((state) => state.opened?.path !== undefined)
  const { draft: newest, state, path, refusal } = useDraft()
  // The list and what is wrong render after the forms, so that a long list does not slow down typing. A field that got
  // its value late would lose what was typed meanwhile.
  const draft = useDeferredValue(newest)
  const typed = newest ?? draft
  const reason = useChecklist((mirror) => busyReason(mirror.activity))
  const [way, setWay] = useState<AddWay>()
  const addByHand = useAddByHand()
  useKeptConnectionTests(newest)
  useKeptPermissions(newest)
  useAwsConfigurationFollowing()
  useAccountPanel()
  const faults = draft && base && draftFaults(draft, base)

  if (draft === undefined || typed === undefined || faults === undefined) {
    return (
      <Page title="Accounts">
        <Loading what="Loading the accounts" />
      </Page>
    )
  }

  function add(chosen: AddWay): void {
    if (chosen === 'byHand') addByHand()
    else setWay(chosen)
  }

  const count = countFaults(faults)
  const toCorrect = countFaults(typedFaults(faults, draft))
  const isPrepared = withoutAccess(draft.accounts).length > 0
  const ready = draft.accounts.length > 0 && count === 0 && state !== 'refused' && !isPrepared
  return (
    <Page
      title="Accounts"
      description="The AWS accounts to onboard. Everything is saved as you type."
      actions={
        <SpaceBetween direction="horizontal" size="m" alignItems="center">
          <SaveState
            state={state}
            path={isOwnFile ? path : undefined}
            faults={toCorrect}
            accounts={draft.accounts.length}
          />
          <Button
            variant={ready ? 'primary' : 'normal'}
            disabled={!ready}
            disabledReason={
              draft.accounts.length === 0
                ? 'Add an account first.'
                : isPrepared
                  ? 'Say how to sign in to every account first.'
                  : toCorrect === 0
                    ? 'Complete the accounts first.'
                    : 'The draft is not in the file yet. Correct it first.'
            }
            onClick={() => navigate('plan')}
          >
            Continue to Plan
          </Button>
        </SpaceBetween>
      }
    >
      {base !== undefined && (
        <ForeignNotice
          values={foreignValuesOf({ activeeye: base.activeeye, portalUrl: draft.portalUrl || undefined })}
        />
      )}
      {reason !== undefined && (
        <Alert type="info" header="Accounts can't be changed now">
          {reason}
        </Alert>
      )}
      {reason === undefined && base !== undefined && (
        <DraftNotice state={state} refusal={refusal} faults={toCorrect} inFile={base.accounts.length} />
      )}
      <MissingAccess draft={draft} locked={reason !== undefined} path={isOwnFile ? path : undefined} />
      <DraftAccountsTable draft={draft} faults={faults} locked={reason !== undefined} onAdd={add} />
      {base !== undefined && waysToOrganization(base.accounts).length > 0 && (
        <NewAccountsSection
          blocked={reason ?? (state === 'saved' ? undefined : 'The changes above are not in the file yet.')}
        />
      )}
      {draft.accounts.length > 1 && (
        <WavesSection draft={typed} faults={faults.settings} locked={reason !== undefined} />
      )}
      <OnboardingSettings draft={typed} faults={faults.settings} locked={reason !== undefined} />
      {way !== undefined && <AddDialog way={way} draft={draft} onClose={() => setWay(undefined)} />}
    </Page>
  )
}
