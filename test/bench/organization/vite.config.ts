import { defineConfig, mergeConfig } from 'vite'
import terminal from '../../../vite.terminal.config.ts'

/** The measured programs, built as the terminal program is: sources would take memory and time of their own. */
export default mergeConfig(
  terminal,
  defineConfig({
    build: {
      outDir: 'out/bench',
      rolldownOptions: {
        input: {
          bareLoop: 'test/bench/organization/bareLoop.ts',
          appRun: 'test/bench/organization/appRun.ts',
        },
      },
    },
  }),
)
