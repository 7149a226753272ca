import { useCollection } from '@cloudscape-design/collection-hooks'
import Box from '@cloudscape-design/components/box'
import ButtonDropdown from '@cloudscape-design/components/button-dropdown'
import Header from '@cloudscape-design/components/header'
import Pagination from '@cloudscape-design/components/pagination'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import { useMemo, useRef, useState } from 'react'
import { isLive } from '../../../app/checklist/activityStatus.ts'
import type { AccountStatus } from '../../../app/checklist/checklist.ts'
import { leftAloneAdvice } from '../../../app/checklist/leftAlone.ts'
import { vpcStateWord } from '../../../app/checklist/stateWords.ts'
import {
  awaitsDecision,
  type VpcChoice,
  type VpcPlace,
  vpcChoiceSchema,
} from '../../../app/checklist/vpcDecisions.ts'
import { choiceWords, decisionWords, vpcRemarks } from '../../../app/checklist/vpcWords.ts'
import { plural } from '../../../app/text/plural.ts'
import { useClient } from '../../client/ClientContext.tsx'
import { type CallRefusal, refusalOf } from '../../client/callRefusal.ts'
import { useChecklist } from '../../state/checklistStore.ts'
import { StateIndicator } from '../../ui/StateIndicator.tsx'
import { StartButton } from '../activity/StartButton.tsx'
import { ConsoleLinks } from '../console/ConsoleLinks.tsx'
import { vpcPlaces } from '../console/consolePlaces.ts'
import { RefusalAlert } from '../RefusalAlert.tsx'
import { ChooseMonitored } from './ChooseMonitored.tsx'
import { type DecisionRow, decisionGroups, decisionRows, isAsked, isDecided } from './decisionRows.ts'

/** What a run leaves alone and why, what a person decides about it, and what is monitored at all. */
export function DecideVpcs({ accounts }: { readonly accounts: readonly AccountStatus[] }) {
  const client = useClient()
  const busy = useChecklist(({ activity }) => isLive(activity))
  const [refusal, setRefusal] = useState<CallRefusal>()
  // A button that were disabled meanwhile would lose the focus.
  const deciding = useRef(false)
  const { told, others, all } = useMemo(() => decisionRows(accounts), [accounts])

  async function decide(choice: VpcChoice, vpcs: readonly VpcPlace[]): Promise<void> {
    if (deciding.current) return
    deciding.current = true
    // The new state comes with the checklist.
    setRefusal(await client.decide({ choice, vpcs: [...vpcs] }).then(() => undefined, refusalOf))
    deciding.current = false
  }

  const common = { decide, disabled: busy }
  return (
    <SpaceBetween size="m">
      {refusal && <RefusalAlert refusal={refusal} />}
      {told.length > 0 && <LeftAloneTable {...common} rows={told} />}
      <ChooseMonitored accounts={accounts} vpcs={others} all={all} disabled={busy} />
    </SpaceBetween>
  )
}

interface LeftAloneTableProps {
  readonly rows: readonly DecisionRow[]
  readonly disabled: boolean
  readonly decide: (choice: VpcChoice, vpcs: readonly VpcPlace[]) => Promise<void>
}

const TITLE = 'Left alone or decided, and why'

/**
 * Every VPC that a run leaves as it is, overlapping flow logs included, and every one that something was decided about,
 * with the choice that its state offers.
 */
function LeftAloneTable({ rows, disabled, decide }: LeftAloneTableProps) {
  const { items, collectionProps, paginationProps } = useCollection(rows, { pagination: { pageSize: 20 } })
  const groups = decisionGroups(rows)
  const asked = rows.filter(isAsked)
  const open = asked.filter(({ vpc }) => awaitsDecision(vpc)).length
  const columns: readonly TableProps.ColumnDefinition<DecisionRow>[] = [
    {
      id: 'vpc',
      header: 'VPC',
      isRowHeader: true,
      cell: ({ vpc: { vpcId, name }, accountName, place }) => (
        <div>
          <Box fontWeight="bold">{[vpcId, name].filter(Boolean).join(' ')}</Box>
          <Box color="text-body-secondary">
            {accountName}, {place.region}
          </Box>
        </div>
      ),
    },
    { id: 'why', header: 'Why', cell: ({ vpc }) => <StateIndicator state={vpcStateWord(vpc)} /> },
    {
      id: 'differs',
      header: 'What is there',
      cell: ({ vpc }) => {
        const lines = [...vpcRemarks(vpc), ...(vpc.decision ? [`${decisionWords(vpc.decision)}.`] : [])]
        return lines.length === 0 ? '–' : lines.map((line) => <div key={line}>{line}</div>)
      },
    },
    {
      id: 'choice',
      header: 'Decision',
      minWidth: 150,
      cell: ({ vpc, choices, place }) =>
        choices.length === 0 ? (
          <Advice vpc={vpc} place={place} />
        ) : (
          <ChoiceButton
            text={isDecided(vpc) ? 'Change' : 'Decide'}
            label={`${isDecided(vpc) ? 'Change' : 'Decide'} about ${vpc.vpcId}`}
            choices={choices}
            disabled={disabled}
            onChoose={(choice) => decide(choice, [place])}
          />
        ),
    },
  ]
  return (
    <Table<DecisionRow>
      {...collectionProps}
      items={items}
      columnDefinitions={columns}
      trackBy="key"
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={`(${rows.length})`}
          description={descriptionOf(asked.length, open)}
          actions={
            <SpaceBetween direction="horizontal" size="xs">
              {asked.length > 0 && open === 0 && (
                <StartButton request={{ activity: 'plan' }}>Look again</StartButton>
              )}
              {groups.map(({ word, choices, places }) => (
                <ChoiceButton
                  key={word}
                  text={`All ${places.length}: ${word}`}
                  choices={choices}
                  disabled={disabled}
                  onChoose={(choice) => decide(choice, places)}
                />
              ))}
            </SpaceBetween>
          }
        >
          {TITLE}
        </Header>
      }
      pagination={rows.length > 20 && <Pagination {...paginationProps} />}
      ariaLabels={{ tableLabel: TITLE }}
    />
  )
}

/** @param asked VPCs to be decided about, those that are decided included. @param open of them, those that are not. */
function descriptionOf(asked: number, open: number): string {
  if (asked === 0) return 'A run changes nothing about them.'
  return open > 0
    ? `Flow logs of ${plural(open, 'VPC')} go to the bucket in another way than prescribed. They are neither changed nor counted as covered, and no second one is created beside them until it is decided here.`
    : 'Everything is decided. It counts from the next look or run on.'
}

/** What can be done about a VPC where there is nothing to decide. */
function Advice({ vpc, place: { accountId, region, vpcId } }: Pick<DecisionRow, 'vpc' | 'place'>) {
  return (
    <div>
      {leftAloneAdvice(vpc) ?? '–'}
      {vpc.state === 'covered' && <ConsoleLinks accountId={accountId} places={vpcPlaces(region, vpcId)} />}
    </div>
  )
}

interface ChoiceButtonProps {
  readonly text: string
  /** For screen readers, where the text alone does not say what it is about. */
  readonly label?: string
  readonly choices: readonly VpcChoice[]
  readonly disabled: boolean
  readonly onChoose: (choice: VpcChoice) => Promise<void>
}

function ChoiceButton({ text, label, choices, disabled, onChoose }: ChoiceButtonProps) {
  return (
    <ButtonDropdown
      expandToViewport
      disabled={disabled}
      {...(label !== undefined && { ariaLabel: label })}
      items={choices.map((choice) => ({
        id: choice,
        text: choiceWords(choice).label,
        secondaryText: choiceWords(choice).means,
      }))}
      onItemClick={({ detail }) => void onChoose(vpcChoiceSchema.parse(detail.id))}
    >
      {text}
    </ButtonDropdown>
  )
}
