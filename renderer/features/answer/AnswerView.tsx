import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import StatusIndicator from '@cloudscape-design/components/status-indicator'
import Table, { type TableProps } from '@cloudscape-design/components/table'
import type { AnswerItem, ReadAnswer } from '../../../app/answer/answerItems.ts'
import { answeredByWords, itemStateWords } from '../../../app/answer/answerWords.ts'
import { saidWords } from '../../../app/checklist/saidWords.ts'
import { AT_THE_SCREEN } from '../../../app/checklist/stateWords.ts'
import { accountLabel } from '../../../app/text/accountLabel.ts'

interface AnswerViewProps {
  readonly answer: ReadAnswer
  readonly isRecorded: boolean
}

/** What an answer says of the whole and of each account, and how it compares with what is known. */
export function AnswerView({ answer, isRecorded }: AnswerViewProps) {
  const { text, items, deceivingNames } = answer
  return (
    <SpaceBetween size="s">
      <Box variant="h3">{answeredByWords(answer, AT_THE_SCREEN)}</Box>
      {text !== undefined && <Box variant="p">{text}</Box>}
      {deceivingNames.map((sentence) => (
        <Alert key={sentence} type="warning">
          {sentence}
        </Alert>
      ))}
      <Table
        ariaLabels={{ tableLabel: 'What the answer says of each account' }}
        variant="embedded"
        items={items}
        trackBy={({ accountId, said }) => `${accountId} ${said.about}`}
        columnDefinitions={columns(isRecorded)}
        empty="It says nothing of single accounts."
        contentDensity="compact"
        wrapLines
      />
    </SpaceBetween>
  )
}

function columns(isRecorded: boolean): TableProps.ColumnDefinition<AnswerItem>[] {
  return [
    {
      id: 'account',
      header: 'Account',
      isRowHeader: true,
      cell: accountLabel,
    },
    {
      id: 'said',
      header: 'What the answer says',
      cell: ({ said, differences, remark }) => (
        <>
          {saidWords(said, AT_THE_SCREEN)}
          {[...differences, ...(remark === undefined ? [] : [remark])].map((line) => (
            <StatusIndicator key={line} type="warning" wrapText>
              {line}
            </StatusIndicator>
          ))}
        </>
      ),
    },
    {
      id: 'state',
      header: isRecorded ? 'Before it was recorded' : 'Compared with what is known',
      cell: itemStateWords,
    },
  ]
}
