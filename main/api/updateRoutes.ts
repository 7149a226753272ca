import { installQuestion, updatesQuestion } from '../../app/contract/updateQuestions.ts'
import { decideUpdates } from '../../app/updates/decideUpdates.ts'
import {
  parseUpdateSettings,
  UPDATE_DEFAULTS,
  type UpdateSettings,
} from '../../app/updates/updateSettings.ts'
import type { UpdatesState } from '../../app/updates/updatesState.ts'
import { FIXED, updateSentences } from '../../app/updates/updateWords.ts'
import type { Backend } from '../accounts/backend.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { valueOrInvalidInput } from '../failures/invalidInputError.ts'
import type { Host, HostUpdates } from '../hosts/host.ts'
import { confirmOutside } from './confirmOutside.ts'
import type { RouterBase } from './routerBase.ts'

/** Updates of the installed window; other hosts only say that they have none. */
export function updateRoutes(os: RouterBase, { version }: Backend, host: Host) {
  function ofHost(): HostUpdates {
    if (host.updates === undefined) throw new ConflictError(none(version).sentences.join(' '))
    return host.updates
  }

  return os.updates.router({
    state: os.updates.state.handler(() => host.updates?.state() ?? none(version)),
    save: os.updates.save.handler(async ({ input }) => {
      const updates = ofHost()
      const settings = valueOrInvalidInput(parseUpdateSettings(input))
      const before = await updates.state()
      if (before.fixed.some((field) => settings[field] !== before.settings[field])) {
        throw new ConflictError(FIXED)
      }
      if (!isSame(settings, before.settings)) await confirmOutside(host, updatesQuestion(settings))
      return updates.save(settings)
    }),
    check: os.updates.check.handler(() => ofHost().check()),
    install: os.updates.install.handler(async () => {
      const updates = ofHost()
      const { does, url, check } = await updates.state()
      const newVersion = check?.result === 'newer' ? check.newVersion : undefined
      if (does !== 'install' || url === undefined || newVersion === undefined) {
        throw new ConflictError('There is no version to install. Look for new versions first.')
      }
      await confirmOutside(host, installQuestion(newVersion, version, url))
      return updates.install(newVersion)
    }),
  })
}

function isSame(one: UpdateSettings, other: UpdateSettings): boolean {
  return one.mode === other.mode && one.url === other.url
}

/** The state of a host that does not update itself. */
function none(version: string): UpdatesState {
  const policy = { state: 'none' } as const
  const decision = decideUpdates({
    settings: UPDATE_DEFAULTS,
    policy,
    installation: { kind: 'other', proof: 'signerUnknown' },
  })
  return {
    settings: UPDATE_DEFAULTS,
    does: decision.does,
    why: decision.why,
    fixed: [],
    sentences: [...updateSentences(decision, policy, undefined, version)],
  }
}
