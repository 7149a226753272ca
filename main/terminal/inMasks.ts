import { ACCOUNT_ID_PATTERN } from '../../app/activeeye/prescribed.ts'
import type { ContractClient } from '../../app/contract/contractClient.ts'
import { fieldsOf } from '../../app/onboarding/rawFields.ts'
import type { Terminal } from './terminal.ts'

interface MaskedOptions {
  readonly file?: string | undefined
  readonly practice?: string | undefined
  readonly masked?: boolean | undefined
}

type MaskableAction<O> = (client: ContractClient, options: O, terminal: Terminal) => Promise<number>

/**
 * The action in call mode, if `--masked` was given: the contract gives it masks, so the accounts that a person typed
 * are masked, too, and what it prints as JSON says that it is masked.
 */
export function inMasks<O extends MaskedOptions>(action: MaskableAction<O>): MaskableAction<O> {
  return async (client, options, terminal) =>
    options.masked === true
      ? action(client, await masked(client, options), marking(terminal))
      : action(client, options, terminal)
}

async function masked<O extends MaskedOptions>(client: ContractClient, options: O): Promise<O> {
  const typed = Object.values(options).flat().filter(isSelector)
  if (typed.length === 0) return options
  // Accounts are numbered in the order of the file.
  await client.open({ purpose: 'read', path: options.file, practice: options.practice })
  const masks = new Map<string, string>()
  for (const id of typed) masks.set(id, (await client.callMode.mask({ text: id })).text)
  const maskOf = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(maskOf)
    return isSelector(value) ? (masks.get(value) ?? value) : value
  }
  const entries = Object.entries(options).map(([name, value]) => [name, maskOf(value)])
  // Texts were replaced by texts.
  return Object.fromEntries(entries) as O
}

/** An account ID, a unit or a tag: what accounts are chosen by. */
function isSelector(value: unknown): value is string {
  return typeof value === 'string' && (ACCOUNT_ID_PATTERN.test(value) || /^(?:ou|tag):/i.test(value))
}

function marking(terminal: Terminal): Terminal {
  return { ...terminal, json: (value) => terminal.json({ ...fieldsOf(value), masked: true }) }
}
