import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { SMALL } from '../../main/practice/scenarios/smallScenario.ts'
import { hasSmallDisks, mountSmallDisk } from '../doubles/smallDisk.ts'
import { allWell, inWords } from './support/checklistWords.ts'
import { checklistOf } from './support/printedChecklist.ts'
import { openStage } from './support/stage.ts'
import { LONG_TIMEOUT_CONCURRENT } from './support/timeouts.ts'
import { expectHarmless } from './support/worldChecks.ts'

const RUN = ['run', '--acknowledge-iam', '--json'] as const

describe.skipIf(!hasSmallDisks)('a disk that fills up during a run', LONG_TIMEOUT_CONCURRENT, () => {
  test.each(['4k', '8k', '12k', '20k'])(
    '%s: ends with 3, and nothing was sent that is not written down',
    async (size) => {
      await using stage = await openStage(SMALL)
      const { dataDirectory } = stage.workspace
      using disk = await mountSmallDisk(dataDirectory, size)
      const full = await stage.workspace.run(...RUN)
      expect(full.stderr).toMatch(
        /The journal could not be (written|opened): the disk with this file is full\. File: /,
      )
      expect(full.stderr).toContain('Free some space on that disk, then run again.')
      expect(full.status).toBe(3)
      const { onboarding } = stage.cloud
      const journal = await readFile(join(dataDirectory, `${onboarding.id}.journal.jsonl`), 'utf8').catch(
        () => '',
      )
      const intents = journal.split('\n').filter((line) => line.includes('"writeIntended"'))
      const { flowLogs } = await stage.world()
      for (const { resourceId } of flowLogs) expect(intents.join('\n')).toContain(`"${resourceId}"`)

      disk.resize('4m')
      const again = await stage.workspace.run(...RUN)
      expect(inWords(checklistOf(again))).toEqual(allWell(stage.scenario))
      expect(again.status).toBe(0)
      const world = await stage.world()
      expectHarmless(stage.scenario, world, onboarding.id)
      expect(world.flowLogs).toHaveLength(world.vpcs.length)
    },
  )
})
