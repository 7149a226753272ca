import type { Engine } from '../../../app/activeeye/engines.ts'
import { ENGINE_FORMATS } from '../../../app/engines/engineFormats.ts'
import { ENGINE_CHOICES, NOTHING_SECRET } from '../../../app/engines/engineWords.ts'
import { WHAT_STAYS_HERE } from '../../../app/onboarding/handoverWords.ts'

/** To whom the work is handed over: a person at another computer, or an engine. */
export type HandOverTarget = 'computer' | Engine

/** What the dialog says and suggests for a target. */
export interface HandOverWords {
  readonly target: HandOverTarget
  readonly label: string
  /** In short, in the list of targets. */
  readonly means: string
  /** Sentences about what is written. */
  readonly written: string
  readonly pathLabel: string
  readonly pathDescription: string
  /** The name of the file or folder. */
  readonly suggestedName: string
  readonly write: string
}

/** @param shortName the customer's; it begins the suggested names */
export function handOverTargets(shortName: string): readonly HandOverWords[] {
  return [
    {
      target: 'computer',
      label: 'Another computer',
      means: 'One file with the onboarding and its journal: the work goes on there.',
      written: `On the other computer, open the file on the page Start. ${WHAT_STAYS_HERE}`,
      pathLabel: 'Path of the handover file',
      pathDescription: 'On this computer. Send it on as you send the report.',
      suggestedName: `${shortName}.handover`,
      write: 'Write the file',
    },
    ...ENGINE_FORMATS.map(({ engine }): HandOverWords => {
      const { label, means } = ENGINE_CHOICES[engine]
      return {
        target: engine,
        label,
        means,
        written: `A folder of files with a README.md: the commands in their order, what each does and costs, and how it is undone. Connectors, the check and the report stay with this app. ${NOTHING_SECRET}`,
        pathLabel: 'Path of the new folder',
        pathDescription: 'On this computer. Nothing that is there is replaced.',
        suggestedName: `${shortName}-${engine}`,
        write: 'Write the folder',
      }
    }),
  ]
}
