import { type Command, InvalidArgumentError, type Option } from 'commander'
import { parseAccountId } from '../../../app/input/accountId.ts'
import type { Parsed } from '../../../app/input/parsed.ts'
import { parseProxySetting } from '../../../app/input/proxyAddress.ts'
import { parseRegionName } from '../../../app/input/regionName.ts'
import { parseWebAddress } from '../../../app/input/webAddress.ts'
import type { NetworkSettings } from '../../../app/network/networkSettings.ts'
import { parseAccountSelector } from '../../../app/onboarding/accountSelector.ts'
import { list } from '../../../app/text/list.ts'
import { valueOrInvalidInput } from '../../failures/invalidInputError.ts'
import { typedPath } from '../../files/homePath.ts'

/** Options without which the command does nothing. Commander's own mandatory options are refused one at a time. */
export function withNeededOptions(command: Command, ...needed: readonly Option[]): Command {
  for (const option of needed) command.addOption(option)
  return command.hook('preAction', (called) => {
    const given = called.opts()
    const missing = needed.filter((option) => given[option.attributeName()] === undefined)
    if (missing.length > 0) called.error(`error: add ${list(missing.map(({ flags }) => flags))}`)
  })
}

/** For an option that may be given several times, or several values at once. */
export function accountIds(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, accountId(text)]
}

export function accountId(text: string): string {
  return valueOrInvalidArgument(parseAccountId(text))
}

export function regionName(text: string): string {
  return valueOrInvalidArgument(parseRegionName(text))
}

/** The same as {@link accountIds}, for Regions. */
export function regionNames(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, regionName(text)]
}

/** The same, for what selects accounts. */
export function selectors(text: string, before: readonly string[] = []): readonly string[] {
  const parsed = parseAccountSelector(text)
  if (!parsed.ok) throw new InvalidArgumentError(parsed.refusals[0].message)
  return [...before, text]
}

export function waveNumber(text: string): number {
  if (/^[1-9]\d{0,3}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('It is the number of a wave, such as 1.')
}

/** The address of an access portal of IAM Identity Center. */
export function startUrl(text: string): string {
  return valueOrInvalidInput(parseWebAddress(text, 'startUrl'))
}

/** The address of the ActiveEye portal. */
export function portalUrl(text: string): string {
  return valueOrInvalidInput(parseWebAddress(text, 'portalUrl'))
}

/** A path, relative to where the program was started. @param what the file in words: "the onboarding file" */
export function path(what: string): (text: string) => string {
  return (text) => typedPath(text, what)
}

/**
 * A word alone is a misspelt one of the two. Commander would print an address again, and a password may stand in it,
 * so what is wrong with an address is an InvalidInputError.
 */
export function proxy(text: string): NetworkSettings['proxy'] {
  if (text === 'automatic' || text === 'none') return { kind: text }
  if (/^\w+$/.test(text)) {
    throw new InvalidArgumentError('It is automatic, none, or an address: http://proxy.example.com:8080.')
  }
  return { kind: 'manual', url: valueOrInvalidInput(parseProxySetting(text)) }
}

function valueOrInvalidArgument<T>(parsed: Parsed<T>): T {
  if (parsed.ok) return parsed.value
  throw new InvalidArgumentError(parsed.refusals[0].message)
}
