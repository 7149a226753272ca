import { z } from 'zod'
import { accepted, type Parsed } from '../input/parsed.ts'
import { httpsUrlSchema, parseWebAddress, WEB_ADDRESSES } from '../input/webAddress.ts'

/**
 * - `off`: no server is asked.
 * - `check`: the app asks once a day and tells; it downloads nothing.
 * - `install`: it also downloads and installs a version, after a yes to that version.
 */
export const updateModeSchema = z.enum(['off', 'check', 'install'])
export type UpdateMode = z.infer<typeof updateModeSchema>

/** Where new versions lie: the folder that holds latest.yml, latest-mac.yml and latest-linux.yml. */
export const updatesUrlSchema = httpsUrlSchema(
  'The folder with the versions',
  WEB_ADDRESSES.updatesUrl.example,
).max(2_000)

/** What a person chose for this user on this computer. */
export const updateSettingsSchema = z.strictObject({ mode: updateModeSchema, url: z.string().optional() })
export type UpdateSettings = z.infer<typeof updateSettingsSchema>

export const UPDATE_DEFAULTS: UpdateSettings = { mode: 'off' }

/** The settings as a person typed them, with blanks around the address, or none. */
export function parseUpdateSettings({ mode, url = '' }: UpdateSettings): Parsed<UpdateSettings> {
  if (url.trim() === '') return accepted({ mode })
  const address = parseWebAddress(url, 'updatesUrl')
  return address.ok ? accepted({ mode, url: address.value }) : address
}
