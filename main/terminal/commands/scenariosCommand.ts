import { EXIT } from '../exitStatus.ts'
import { bold } from '../styledText.ts'
import type { Program } from './fileCommand.ts'

export function addScenariosCommand({ command, terminal, exit }: Program): void {
  command
    .command('scenarios')
    .description('list what can be practised, by what one learns from it')
    .option('--json', 'print JSON', false)
    .action(async ({ json }: { readonly json: boolean }) => {
      // Every other verb reaches the practice cloud through the router.
      const { SCENARIOS, scenarioGroup, scenarioNames } = await import('../../practice/practiceCloud.ts')
      const scenarios = scenarioNames.map((name) => ({
        name,
        group: scenarioGroup(name),
        description: SCENARIOS[name].description,
      }))
      if (json) terminal.json({ version: 1, scenarios })
      else {
        for (const [group, same] of Map.groupBy(scenarios, (each) => each.group)) {
          terminal.out(bold(group))
          for (const { name, description } of same) terminal.out(`  ${name}: ${description}`)
          terminal.out('')
        }
        terminal.out('Next: rehearse SCENARIO, or any other command with --practice SCENARIO.')
      }
      exit(EXIT.verified)
    })
}
