import { mapEventIterator, ORPCError } from '@orpc/client'
import { NO_EDIT } from '../../app/masking/callMode.ts'
import { maskedSentence } from '../../app/masking/maskedText.ts'
import { maskedValue } from '../../app/masking/maskedValue.ts'
import { type Masks, revealed } from '../../app/masking/masks.ts'
import { fieldsOf } from '../../app/onboarding/rawFields.ts'
import type { CallMode } from '../onboarding/createCallMode.ts'

/** A call of the contract on its way to the procedure, as oRPC's interceptors get it. */
export interface Call {
  readonly path: readonly string[]
  readonly input: unknown
}

export interface InterceptedCall extends Call {
  /** @param call in place of this one */
  next(call?: Call): Promise<unknown>
}

/** Masks what they save would stand in the file in place of values. */
const REFUSED: ReadonlySet<string> = new Set(['create', 'prepare', 'draft.save'])

/** Their inputs are files that were made masked, and texts that are to be masked. */
const RAW_INPUT: ReadonlySet<string> = new Set(['host.saveFile', 'callMode.mask'])

/** Texts for the clipboard, the address that a browser opens, and what is masked already. None of them is shown. */
const RAW_OUTPUT: ReadonlySet<string> = new Set(['callMode.reveal', 'callMode.mask', 'host.openExternal'])

/**
 * An interceptor for every host: while call mode is on, a client sends and gets masks in place of values. It is the one
 * place between the app and what people see, so no page and no command masks anything itself.
 */
export function maskedCalls(callMode: CallMode) {
  return async ({ next, ...call }: InterceptedCall): Promise<unknown> => {
    await callMode.ready()
    const path = call.path.join('.')
    if (!callMode.on()) return shownOutput(path, await next())
    if (REFUSED.has(path)) throw new ORPCError('NOT_NOW', { status: 409, message: NO_EDIT })
    const input = RAW_INPUT.has(path) ? call.input : revealedValue(call.input, callMode.masks())
    try {
      return shownOutput(path, await next({ ...call, input }))
    } catch (error) {
      throw shownError(error, input)
    }
  }

  /** Call mode may have been turned on or off meanwhile, and so it may before each value of a stream. */
  function shownOutput(path: string, output: unknown): unknown {
    if (RAW_OUTPUT.has(path)) return output
    if (isIterator(output)) {
      return mapEventIterator(output, {
        value: async (value) => callMode.shown(value),
        error: async (error) => shownError(error, undefined),
      })
    }
    if (path === 'checklist.get' && callMode.on())
      return { ...fieldsOf(callMode.shown(output)), masked: true }
    // A template's own text, in which only the customer's values are masked.
    if (path === 'templateText') return callMode.shown({ trust: output }).trust
    return callMode.shown(output)
  }

  /** @param input whose values the error may name */
  function shownError(error: unknown, input: unknown): unknown {
    if (!callMode.on() || !(error instanceof ORPCError)) return error
    const masks = callMode.masks()
    maskedValue(input, masks)
    const { code, status, message, data } = error
    return new ORPCError(code, {
      status,
      message: maskedSentence(message, masks),
      data: maskedValue<unknown>(data, masks),
    })
  }
}

/** Every text of an input with values in place of masks. */
function revealedValue(node: unknown, masks: Masks): unknown {
  if (typeof node === 'string') return revealed(node, masks)
  if (Array.isArray(node)) return node.map((item) => revealedValue(item, masks))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node).map(([key, child]) => [revealed(key, masks), revealedValue(child, masks)]),
  )
}

function isIterator(output: unknown): output is AsyncIterator<unknown> {
  return typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output
}
