import Box from '@cloudscape-design/components/box'
import ColumnLayout from '@cloudscape-design/components/column-layout'
import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import RadioGroup from '@cloudscape-design/components/radio-group'
import SpaceBetween from '@cloudscape-design/components/space-between'
import type { Density, Theme } from '../../../app/settings/settings.ts'
import { RefusalAlert } from '../../features/RefusalAlert.tsx'
import { useSettings } from '../../state/settingsStore.ts'
import { useSaveSettings } from './useSaveSettings.ts'

const THEMES: readonly { readonly value: Theme; readonly label: string; readonly description?: string }[] = [
  { value: 'system', label: 'As the system', description: 'Light or dark, as this computer is set.' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
]

const DENSITIES: readonly {
  readonly value: Density
  readonly label: string
  readonly description: string
}[] = [
  { value: 'comfortable', label: 'Comfortable', description: 'With room between the rows.' },
  { value: 'compact', label: 'Compact', description: 'More rows on one screen.' },
]

/** How every page and report writes times and numbers. */
const FORMATS = 'Times are written 2026-10-05 14:03, numbers 1,234.'

/** How the pages look. A choice is in effect at once. */
export function AppearanceSection() {
  const theme = useSettings((state) => state.theme)
  const density = useSettings((state) => state.density)
  const { save, refusal } = useSaveSettings()
  return (
    <Container header={<Header variant="h2">Appearance</Header>}>
      <SpaceBetween size="m">
        <ColumnLayout columns={2}>
          <FormField label="Theme">
            <RadioGroup
              value={theme}
              items={[...THEMES]}
              onChange={({ detail }) => {
                const chosen = THEMES.find(({ value }) => value === detail.value)
                if (chosen !== undefined) void save({ theme: chosen.value })
              }}
            />
          </FormField>
          <FormField label="Density">
            <RadioGroup
              value={density}
              items={[...DENSITIES]}
              onChange={({ detail }) => {
                const chosen = DENSITIES.find(({ value }) => value === detail.value)
                if (chosen !== undefined) void save({ density: chosen.value })
              }}
            />
          </FormField>
        </ColumnLayout>
        <Box color="text-body-secondary" fontSize="body-s">
          {FORMATS}
        </Box>
        {refusal && <RefusalAlert refusal={refusal} />}
      </SpaceBetween>
    </Container>
  )
}
