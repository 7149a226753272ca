import { defineConfig, mergeConfig } from 'vite'
import { terminalBuild } from '../../../vite.terminalBuild.ts'

/** The measured programs, built as the terminal program is: sources would take memory and time of their own. */
export default mergeConfig(
  terminalBuild,
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
