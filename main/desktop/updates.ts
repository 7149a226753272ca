import type { Clock } from '../../app/async/clock.ts'
import { decideUpdates, type Installation } from '../../app/updates/decideUpdates.ts'
import type { ManagedPolicy } from '../../app/updates/managedPolicy.ts'
import { UPDATE_DEFAULTS, type UpdateSettings } from '../../app/updates/updateSettings.ts'
import type { UpdateCheck, UpdatesState } from '../../app/updates/updatesState.ts'
import { checkFailedWords, downloadFailedWords, updateSentences } from '../../app/updates/updateWords.ts'
import { ConflictError } from '../failures/conflictError.ts'
import { failureText } from '../failures/failureText.ts'
import type { HostUpdates } from '../hosts/host.ts'
import type { AppSettings } from '../settings/appSettings.ts'

/** What asks the server, downloads and installs: electron-updater, loaded when it is needed. */
export interface Updater {
  /** @throws what the network or the server did wrong */
  newest(url: string): Promise<{ readonly version: string; readonly isNewer: boolean }>
  /** The version that `newest` found, its signature verified; it is installed when the app ends. */
  download(): Promise<void>
}

export interface UpdatesSettings {
  readonly version: string
  readonly installation: Installation
  readPolicy(): Promise<ManagedPolicy>
  readSettings(): UpdateSettings | 'broken'
  writeSettings(settings: UpdateSettings): Promise<void>
  loadUpdater(): Promise<Updater>
  readonly clock: Pick<Clock, 'now' | 'sleep'>
}

export interface Updates extends HostUpdates {
  /** Checks now and once a day until the signal, whenever that is allowed. @param tell is called with a new version, once */
  follow(signal: AbortSignal, tell: (version: string) => void): Promise<void>
}

/** What is set about updates in the one file of settings. One that can't be read there is no permission. */
export function keptUpdates(kept: AppSettings): Pick<UpdatesSettings, 'readSettings' | 'writeSettings'> {
  return {
    readSettings: () => (kept.isRead('updates') ? kept.now().updates : 'broken'),
    writeSettings: (updates) => kept.save({ updates }),
  }
}

const DAY = 24 * 60 * 60_000

/** What a server names as a version is shown to people and put into file names. */
const VERSION = /^\d{1,9}(\.\d{1,9}){2}(-[0-9A-Za-z.-]{1,40})?$/

/** Updates of the installed window. Policy and settings are read each time, so that a change counts at once. */
export function createUpdates(settings: UpdatesSettings): Updates {
  const { version, installation, clock } = settings
  let check: UpdateCheck | undefined
  let updater: Promise<Updater> | undefined
  let running: Promise<unknown> = Promise.resolve()

  async function decide() {
    const policy = await settings.readPolicy()
    const saved = settings.readSettings()
    return { policy, saved, decision: decideUpdates({ settings: saved, policy, installation }) }
  }

  async function state(): Promise<UpdatesState> {
    const { policy, saved, decision } = await decide()
    const { does, why, url, fixed } = decision
    return {
      settings: saved === 'broken' ? UPDATE_DEFAULTS : saved,
      does,
      why,
      ...(url !== undefined && { url }),
      fixed: [...fixed],
      ...(check !== undefined && { check }),
      sentences: [...updateSentences(decision, policy, check, version)],
    }
  }

  function load(): Promise<Updater> {
    updater ??= settings.loadUpdater()
    // A failure is not cached.
    updater.catch(() => {
      updater = undefined
    })
    return updater
  }

  async function checkNow(url: string): Promise<void> {
    const checkedAt = clock.now()
    try {
      const newest = await (await load()).newest(url)
      if (!VERSION.test(newest.version)) throw new Error('what it names is no version')
      check = { checkedAt, result: newest.isNewer ? 'newer' : 'latest', newVersion: newest.version }
    } catch (error) {
      check = { checkedAt, result: 'failed', problem: checkFailedWords(url, reasonOf(error)) }
    }
  }

  async function download(newVersion: string): Promise<void> {
    const checkedAt = check?.checkedAt ?? clock.now()
    const found = { checkedAt, result: 'newer', newVersion } as const
    try {
      await (await load()).download()
      check = { ...found, downloaded: true }
    } catch (error) {
      check = { ...found, problem: downloadFailedWords(newVersion, reasonOf(error)) }
    }
  }

  /** One after another: a download is of what the last check found. */
  function inTurn(work: () => Promise<void>): Promise<UpdatesState> {
    const done = running.then(work)
    running = done.catch(() => undefined)
    return done.then(state)
  }

  return {
    state,
    async save(typed) {
      await settings.writeSettings(typed)
      // It was about another address, or is not wanted any more.
      if (check?.downloaded !== true) check = undefined
      return state()
    },
    check: () =>
      inTurn(async () => {
        const { does, url, sentences } = await state()
        if (does === 'nothing' || url === undefined) throw new ConflictError(sentences.join(' '))
        // What is downloaded is installed when the app ends, whatever came after it.
        if (check?.downloaded !== true) await checkNow(url)
      }),
    install: (newVersion) =>
      inTurn(async () => {
        const { does, sentences } = await state()
        if (does !== 'install') throw new ConflictError(sentences.join(' '))
        if (check?.newVersion !== newVersion) throw new ConflictError(OTHER_VERSION)
        if (check.downloaded !== true) await download(newVersion)
      }),
    async follow(signal, tell) {
      let told: string | undefined
      while (!signal.aborted) {
        await inTurn(async () => {
          const { decision } = await decide()
          if (decision.url !== undefined && check?.downloaded !== true) await checkNow(decision.url)
        })
        if (check?.result === 'newer' && check.newVersion !== told) {
          told = check.newVersion
          if (told !== undefined) tell(told)
        }
        await clock.sleep(DAY, signal).catch(() => undefined)
      }
    },
  }
}

const OTHER_VERSION =
  'Another version is the newest now, so nothing was downloaded. Look at it, then confirm again.'

function reasonOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  // electron-updater puts whole answers and stacks into its messages.
  return failureText(text.split('\n')[0] ?? '').slice(0, 200)
}
