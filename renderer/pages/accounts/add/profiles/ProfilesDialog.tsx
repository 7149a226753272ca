import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { TableProps } from '@cloudscape-design/components/table'
import { useEffect, useRef, useState } from 'react'
import { nameWithoutRole, roleOfArn } from '../../../../../app/access/rolesOfAccount.ts'
import { inShort } from '../../../../../app/text/inShort.ts'
import { plural } from '../../../../../app/text/plural.ts'
import { useClient } from '../../../../client/ClientContext.tsx'
import { RefusalAlert } from '../../../../features/RefusalAlert.tsx'
import { IdentityCenterSignIn } from '../../../../features/signIn/IdentityCenterSignIn.tsx'
import { useAwsConfiguration } from '../../../../state/awsConfigurationStore.ts'
import { useOpened } from '../../../../state/openedStore.ts'
import { useSignIns } from '../../../../state/signInStore.ts'
import { Loading } from '../../../../ui/Loading.tsx'
import { profileWords } from '../../accessWords.ts'
import { ConnectionView } from '../../connection/ConnectionView.tsx'
import { runConnectionTests, useDialogConnectionTests } from '../../connection/runConnectionTests.ts'
import { type AddDialogProps, AddModal } from '../AddModal.tsx'
import { ChoiceTable } from '../ChoiceTable.tsx'
import { useAddAccounts } from '../useAddAccounts.ts'
import {
  isSignedIn,
  missingPortals,
  type ProfileRow,
  profileRows,
  profileSubject,
  testableNow,
} from './profileRows.ts'

/** Accounts of the AWS profiles on this computer. The list follows changes of the files. */
export function ProfilesDialog({ draft, onClose }: AddDialogProps) {
  const client = useClient()
  const addAll = useAddAccounts()
  const isPractice = useOpened((state) => state.opened?.practice !== undefined)
  const { configuration, refusal } = useAwsConfiguration()
  const signedIn = useSignIns((state) => state.identityCenters)
  const tests = useDialogConnectionTests()
  const { results, running, refusal: testRefusal } = tests.use()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [asked, setAsked] = useState(false)

  const rows = profileRows(configuration?.profiles ?? [], results, draft.accounts, chosen)
  const picked = rows.filter(({ key, why }) => why === undefined && chosen.has(key))
  const known = picked.filter(({ accountId }) => accountId !== undefined)
  const failed = rows.filter(({ connection }) => connection?.state === 'failed')
  const meant = picked.length > 0 ? picked : rows
  const portals = picked.length > 0 || asked ? missingPortals(meant, signedIn) : []

  // Tests profiles after their sign-in: here, in another window, or with the AWS CLI.
  const waited = useRef(portals)
  useEffect(() => {
    const open = waited.current.filter(({ portal }) => isSignedIn(portal, signedIn))
    waited.current = portals
    if (open.length > 0) test(open.flatMap((one) => one.rows))
  })

  function test(some: readonly ProfileRow[]): void {
    void runConnectionTests(
      tests,
      client,
      some.map(({ profile }) => profileSubject(profile)),
      undefined,
    )
  }

  function find(): void {
    setAsked(true)
    test(
      picked.length > 0
        ? withoutSignIn(
            picked,
            portals.flatMap((one) => one.rows),
          )
        : testableNow(rows, signedIn),
    )
  }

  return (
    <AddModal
      title="Accounts from AWS profiles"
      count={known.length}
      onClose={onClose}
      onAdd={() => {
        addAll(
          known.map(({ name, accountId = '', connection }) => ({
            accountId,
            name: nameWithoutRole(
              name,
              connection?.state === 'connected' ? roleOfArn(connection.arn) : undefined,
            ),
            access: { kind: 'profile', profile: name },
          })),
          results,
        )
        onClose()
      }}
    >
      {isPractice && (
        <Alert type="info" header="Not in practice">
          Profiles are for real AWS accounts. Add accounts from the practice organization instead.
        </Alert>
      )}
      {!isPractice && configuration === undefined && refusal === undefined && (
        <Loading what="Reading the AWS configuration of this computer" />
      )}
      {!isPractice && refusal && <RefusalAlert refusal={refusal} />}
      {!isPractice && configuration !== undefined && (
        <ChoiceTable
          what="Profiles"
          rows={rows}
          columns={COLUMNS}
          chosen={chosen}
          onChoose={setChosen}
          textsOf={({ name, accountId, profile }) => [name, accountId ?? '', profileWords(profile)]}
          empty="There is no profile in ~/.aws/config or ~/.aws/credentials on this computer."
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {failed.length > 0 && (
                <Button disabled={running > 0} onClick={() => test(failed)}>
                  Retry failed ({failed.length})
                </Button>
              )}
              <Button
                variant={known.length > 0 ? 'normal' : 'primary'}
                loading={running > 0}
                loadingText="Testing the profiles"
                disabled={rows.every(({ why }) => why !== undefined)}
                onClick={find}
              >
                {picked.length > 0 ? `Check the ${picked.length} chosen` : 'Find the accounts'}
              </Button>
            </SpaceBetween>
          }
          status={
            <>
              <Box color="text-body-secondary" fontSize="body-s">
                {picked.length > 0
                  ? known.length < picked.length &&
                    'A chosen profile can be added when its account is known. Check it to find the account.'
                  : 'Finding the accounts tests every profile that needs no sign-in and no MFA code. Choose profiles to test only those.'}
              </Box>
              {testRefusal && <RefusalAlert refusal={testRefusal} />}
              <MissingSignIns portals={portals} />
            </>
          }
        />
      )}
    </AddModal>
  )
}

/** Without the profiles that wait for a sign-in: they are tested after it. */
function withoutSignIn(rows: readonly ProfileRow[], waiting: readonly ProfileRow[]): readonly ProfileRow[] {
  return rows.filter(({ key }) => waiting.every((one) => one.key !== key))
}

const COLUMNS: TableProps.ColumnDefinition<ProfileRow>[] = [
  { id: 'name', header: 'Profile', isRowHeader: true, sortingField: 'name', cell: ({ name }) => name },
  {
    id: 'kind',
    header: 'Kind',
    cell: ({ profile }) => (
      <>
        {profileWords(profile)}
        {profile.notUsed !== undefined && (
          <Box color="text-body-secondary" fontSize="body-s">
            {profile.notUsed}
          </Box>
        )}
      </>
    ),
  },
  {
    id: 'accountId',
    header: 'Account ID',
    minWidth: 130,
    sortingField: 'accountId',
    cell: ({ accountId, profile: { unusable } }) =>
      accountId ?? (unusable === undefined ? 'Not known yet' : '–'),
  },
  {
    id: 'result',
    header: 'Result',
    minWidth: 230,
    cell: ({ connection, name, why }) =>
      why === undefined ? (
        <ConnectionView connection={connection} name={name} />
      ) : (
        <Box color="text-body-secondary">{why}</Box>
      ),
  },
]

interface MissingSignInsProps {
  readonly portals: ReturnType<typeof missingPortals>
}

/** The sign-ins that profiles of IAM Identity Center need before they can be tested. */
function MissingSignIns({ portals }: MissingSignInsProps) {
  if (portals.length === 0) return null
  return (
    <Container>
      <SpaceBetween size="l">
        {portals.map(({ portal, rows }) => (
          <SpaceBetween key={portal.startUrl} size="xs">
            <Box fontWeight="bold">
              {rows.length === 1 ? 'One profile needs' : `${plural(rows.length, 'profile')} need`} a sign-in:{' '}
              {inShort(rows.map(({ name }) => name))}
            </Box>
            <IdentityCenterSignIn {...portal} practice={undefined} onSignedIn={noticed} />
          </SpaceBetween>
        ))}
      </SpaceBetween>
    </Container>
  )
}

/** The dialog follows the store of sign-ins. */
function noticed(): void {}
