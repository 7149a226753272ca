import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { ADD_WAYS, type AddWay, addWayDescription, addWayName } from './add/addWays.ts'

interface NoAccountsProps {
  readonly locked: boolean
  readonly onAdd: (way: AddWay) => void
}

/** The list before its first account: the ways to get one. */
export function NoAccounts({ locked, onAdd }: NoAccountsProps) {
  return (
    <Container header={<Header variant="h2">Add the first accounts</Header>}>
      <ColumnLayout columns={3} variant="text-grid">
        {ADD_WAYS.map((way, index) => (
          <SpaceBetween key={way} size="s">
            <Button variant={index === 0 ? 'primary' : 'normal'} disabled={locked} onClick={() => onAdd(way)}>
              {addWayName(way)}
            </Button>
            <Box color="text-body-secondary">{addWayDescription(way)}</Box>
          </SpaceBetween>
        ))}
      </ColumnLayout>
    </Container>
  )
}
