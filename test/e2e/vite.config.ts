import { defineConfig, mergeConfig } from 'vite'
import { terminalBuild } from '../../vite.terminalBuild.ts'

/** The host that the tests start a hundred times, built as the terminal program is: it starts in a third of the time. */
export default mergeConfig(
  terminalBuild,
  defineConfig({
    build: {
      outDir: 'out/e2eHost',
      rolldownOptions: { input: { hostWithPerson: 'test/e2e/support/hostWithPerson.ts' } },
    },
  }),
)
