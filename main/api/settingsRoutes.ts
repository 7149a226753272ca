import type { SettingsStatus } from '../../app/settings/settings.ts'
import type { AppSettings } from '../settings/appSettings.ts'
import { type RouterBase, whenChanged } from './routerBase.ts'

/** What a person sets on this computer, but for the network and updates. */
export function settingsRoutes(os: RouterBase, settings: AppSettings) {
  return os.settings.router({
    watch: os.settings.watch.handler(({ signal }) =>
      whenChanged(async () => statusOf(settings), settings.onChange, signal),
    ),
    save: os.settings.save.handler(({ input: { theme, density, callsAtOnce } }) =>
      settings.save({
        ...(theme !== undefined && { theme }),
        ...(density !== undefined && { density }),
        ...(callsAtOnce !== undefined && { callsAtOnce }),
      }),
    ),
  })
}

function statusOf(settings: AppSettings): SettingsStatus {
  const { theme, density, callsAtOnce } = settings.now()
  const problem = [...settings.problems().values()].join(' ')
  return { theme, density, callsAtOnce, ...(problem !== '' && { problem }) }
}
