import Box from '@cloudscape-design/components/box'
import Button from '@cloudscape-design/components/button'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import Select from '@cloudscape-design/components/select'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { useState } from 'react'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { type ListedScenario, useStartPage } from '../../state/startPageStore.ts'
import { scenarioTitle } from './scenarioTitle.ts'
import { useOpening } from './useOpening.ts'

/** The practice organization: a whole onboarding in a minute, without an AWS account. */
export function Practice() {
  const opening = useOpening()
  const scenarios = useStartPage((state) => state.scenarios)
  const [problem, setProblem] = useState<ListedScenario>()
  const [ordinary, ...problems] = scenarios

  function rehearse(practice: string): void {
    void opening.start((app) => app.open({ practice, purpose: 'work' }))
  }

  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          description="A stand-in for AWS on this computer. No AWS account, no sign-in, no cost."
        >
          Practice
        </Header>
      }
    >
      <SpaceBetween size="l">
        <SpaceBetween size="s">
          <Box variant="h3" padding="n">
            New here? Begin with this
          </Box>
          <Box color="text-body-secondary">
            {ordinary?.description ?? ' '} From accounts to report in about a minute.
          </Box>
          <Button
            disabled={ordinary === undefined}
            loading={opening.busy && problem === undefined}
            onClick={() => ordinary && rehearse(ordinary.name)}
          >
            Practice an onboarding
          </Button>
        </SpaceBetween>
        <SpaceBetween size="s">
          <Box variant="h3" padding="n">
            Rehearse a situation
          </Box>
          <FormField
            label="What you want to learn"
            description="See how it looks and what the app offers, before a customer does."
            stretch
          >
            <Select
              selectedOption={problem === undefined ? null : optionOf(problem)}
              options={[...Map.groupBy(problems, ({ group }) => group)].map(([label, same]) => ({
                label,
                options: same.map(optionOf),
              }))}
              placeholder="Choose a situation"
              filteringType="auto"
              filteringAriaLabel="Filter the situations"
              onChange={({ detail }) =>
                setProblem(problems.find(({ name }) => name === detail.selectedOption.value))
              }
            />
          </FormField>
          {problem && <Box color="text-body-secondary">{problem.description}</Box>}
          <Button disabled={problem === undefined} onClick={() => problem && rehearse(problem.name)}>
            Practice this situation
          </Button>
        </SpaceBetween>
        {opening.refusal && <RefusalAlert refusal={opening.refusal} />}
      </SpaceBetween>
    </Container>
  )
}

function optionOf(scenario: ListedScenario) {
  const { name, description } = scenario
  return { value: name, label: scenarioTitle(name), description }
}
