import { parseArgs } from 'node:util'
import { startPracticeCloud } from './practiceCloud.ts'
import { isScenarioName, scenarioNames } from './scenarios.ts'

/** The practice cloud as a program of its own. Prints one line of JSON, then serves until it is told to end. */
const { values } = parseArgs({
  options: {
    scenario: { type: 'string', default: 'ordinary' },
    port: { type: 'string', default: '0' },
    state: { type: 'string' },
  },
})

if (isScenarioName(values.scenario)) {
  const { scenario, port, state } = values
  const cloud = await startPracticeCloud({
    scenario,
    port: Number(port),
    ...(state === undefined ? {} : { stateFile: state }),
  })
  // Before the line: whoever reads it may end us at once.
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void cloud.close())
  process.stdout.write(`${JSON.stringify({ endpoint: cloud.endpoint, credentials: cloud.credentials })}\n`)
} else {
  process.stderr.write(`There is no scenario "${values.scenario}". There are: ${scenarioNames.join(', ')}\n`)
  process.exitCode = 2
}
