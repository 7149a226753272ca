import type { Checklist } from '../../app/checklist/checklist.ts'
import { maskedChecklist } from '../../app/masking/callMode.ts'
import { maskedValue } from '../../app/masking/maskedValue.ts'
import { createMasks, type Masks } from '../../app/masking/masks.ts'
import { scopedMasks } from '../../app/masking/scopedMasks.ts'
import { createEmitter } from '../async/emitter.ts'
import type { CurrentOnboarding } from './currentOnboarding.ts'
import { type KeptMasks, readKeptMasks, writeKeptMasks } from './keptMasks.ts'

/** Whether what people see is masked, and the masks of the open onboarding. */
export interface CallMode {
  /** Resolves when it is known whether it is on. */
  ready(): Promise<void>
  on(): boolean
  /** @param keep also for the next start. @throws FileNotWritten */
  set(on: boolean, keep: boolean): Promise<void>
  onChange(listener: () => void): () => void
  masks(): Masks
  /** The same while it is off. */
  shown<T>(value: T): T
  /** The same while it is off, else masked and marked as that. */
  shownChecklist(checklist: Checklist): Checklist
  /** Drops the masks and what is kept of them; whether it is on stays. */
  forget(): void
  /** Keeps what has masks. */
  close(): Promise<void>
}

/** No onboarding is open. */
const NONE = ''

/** @param keepsOn whether it begins as it was when it was kept last. */
export function createCallMode(
  dataDirectory: string,
  current: Pick<CurrentOnboarding, 'shown'>,
  keepsOn: boolean,
): CallMode {
  const changed = createEmitter()
  const own = new Map<string, Masks>()
  let kept: KeptMasks = { on: false, everywhere: {}, onboardings: {} }
  let everywhere = createMasks()
  let isOn = false
  /** What was said here; else what the file says stays. */
  let isKeptOn: boolean | undefined
  /** Nothing of what has masks since then is about an onboarding. */
  let isForgotten = false
  let reading: Promise<void> | undefined

  async function read(): Promise<void> {
    kept = await readKeptMasks(dataDirectory)
    everywhere = createMasks(kept.everywhere)
    isOn ||= keepsOn && kept.on
  }

  function masks(): Masks {
    const opened = current.shown()?.opened.onboarding
    const id = opened?.onboarding.id ?? NONE
    const known = own.get(id)
    if (known !== undefined) return scopedMasks(everywhere, known)
    const fresh = createMasks(kept.onboardings[id])
    if (id !== NONE) isForgotten = false
    own.set(id, fresh)
    const scoped = scopedMasks(everywhere, fresh)
    // In the order of the file, whatever is shown first.
    if (opened !== undefined) maskedValue([opened.onboarding, opened.checklist()], scoped)
    return scoped
  }

  async function write(): Promise<void> {
    // Another process may have written meanwhile.
    const now = await readKeptMasks(dataDirectory)
    const onboardings = { ...now.onboardings }
    for (const [id, each] of own) if (id !== NONE) onboardings[id] = each.values()
    await writeKeptMasks(dataDirectory, {
      on: isKeptOn ?? now.on,
      everywhere: everywhere.values(),
      onboardings,
    })
  }

  function ready(): Promise<void> {
    reading ??= read()
    return reading
  }

  return {
    ready,
    on: () => isOn,
    async set(on, keep) {
      await ready()
      isOn = on
      if (keep) {
        isKeptOn = on
        await write()
      }
      changed.tell()
    },
    onChange: changed.add,
    masks,
    shown: (value) => (isOn ? maskedValue(value, masks()) : value),
    shownChecklist: (checklist) => (isOn ? maskedChecklist(checklist, masks()) : checklist),
    forget() {
      own.clear()
      kept = { on: false, everywhere: {}, onboardings: {} }
      everywhere = createMasks()
      isKeptOn = undefined
      isForgotten = true
    },
    async close() {
      // What can't be kept gets other numbers the next time.
      if (own.size > 0 && !isForgotten) await write().catch(() => undefined)
    },
  }
}
