import type { Figures } from './campaign.ts'

export interface Campaign {
  readonly seed: number
  readonly figures: Figures
  /** Milliseconds since 1970. */
  readonly started: number
  readonly ended: number
}

/** `test/RELIABILITY.md`: what was tried, and what came of it. */
export function reliabilityReport({ seed, figures, started, ended }: Campaign): string {
  const { trials, verbs, requests, faults, kills, statuses, violations } = figures
  const commands = sum(verbs)
  const minutes = Math.max(1, Math.round((ended - started) / 60_000))
  return `# Reliability

Written by \`npm run reliability\`; not edited by hand.

In each trial the real terminal program works on the practice cloud over HTTP, with the real AWS SDK, while calls and answers between them are disturbed and the program is killed (SIGKILL). Nothing that it says is believed: after every command the state of the cloud itself is compared with what the command printed and with its exit status. The invariants are in \`test/aws/reliability/invariants.ts\`, the faults in \`test/aws/reliability/faults.ts\`.

The seed decides the cloud, the commands, the faults of each call, and where a kill is due. Which call that is also depends on the machine, since calls run side by side; so a trial that is repeated has the same faults, but a kill may come at another call.

| | |
|---|---|
| date | ${new Date(ended).toISOString().slice(0, 10)} |
| seed | ${seed} |
| trials | ${number(trials)} |
| commands | ${number(commands)} |
| requests to the cloud | ${number(requests)} |
| faults | ${number(sum(faults))} |
| kills | ${number(kills)} |
| **invariants violated** | **${number(violations)}** |
| time | ${number(minutes)} min |

## Commands

${table('command', verbs)}

## Exit statuses

Of the commands that were not killed.

${table('exit status', statuses)}

## Faults

${table('what happened to a call', faults)}
`
}

function table(what: string, counts: Readonly<Record<string, number>>): string {
  return [
    `| ${what} | times |`,
    '|---|---:|',
    ...Object.entries(counts).map(([name, count]) => `| ${name} | ${number(count)} |`),
  ].join('\n')
}

function number(value: number): string {
  return value.toLocaleString('en-US')
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0)
}
