import { defineConfig, mergeConfig } from 'vite'
import terminal from '../../vite.terminal.config.ts'

/** The host that the tests start a hundred times, built as the terminal program is: it starts in a third of the time. */
export default mergeConfig(
  terminal,
  defineConfig({
    build: {
      outDir: 'out/e2eHost',
      rolldownOptions: { input: { hostWithPerson: 'test/e2e/support/hostWithPerson.ts' } },
    },
  }),
)
