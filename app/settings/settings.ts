import { z } from 'zod'
import { NETWORK_DEFAULTS, networkSettingsSchema } from '../network/networkSettings.ts'
import { UPDATE_DEFAULTS, updateSettingsSchema, updatesUrlSchema } from '../updates/updateSettings.ts'

/** `system`: as the operating system or the browser is set, also when that changes. */
const themeSchema = z.enum(['system', 'light', 'dark'])
export type Theme = z.infer<typeof themeSchema>

const densitySchema = z.enum(['comfortable', 'compact'])
export type Density = z.infer<typeof densitySchema>

/** Requests in flight over all accounts and Regions; more would overload a desktop's network. */
export const MOST_CALLS_AT_ONCE = 128

export const CALLS_AT_ONCE = `a whole number from 1 to ${MOST_CALLS_AT_ONCE}`

export const callsAtOnceSchema = z
  .int(CALLS_AT_ONCE)
  .min(1, CALLS_AT_ONCE)
  .max(MOST_CALLS_AT_ONCE, CALLS_AT_ONCE)

/** What a person sets on this computer, whichever onboarding is open. Holds no secret. */
export const settingsSchema = z.strictObject({
  theme: themeSchema,
  density: densitySchema,
  callsAtOnce: callsAtOnceSchema,
  network: networkSettingsSchema,
  updates: updateSettingsSchema.extend({ url: updatesUrlSchema.optional() }),
})
export type Settings = z.infer<typeof settingsSchema>

export const DEFAULT_SETTINGS: Settings = {
  theme: 'system',
  density: 'comfortable',
  callsAtOnce: MOST_CALLS_AT_ONCE,
  network: NETWORK_DEFAULTS,
  updates: UPDATE_DEFAULTS,
}

/** What the page changes by itself; the others have procedures of their own, which ask outside the page. */
const pageSettingsSchema = settingsSchema.omit({ network: true, updates: true })

export const settingsChangeSchema = pageSettingsSchema.partial()
export type SettingsChange = z.infer<typeof settingsChangeSchema>

export const settingsStatusSchema = pageSettingsSchema.extend({
  /** Which saved settings are not in effect, and why; left out when all are. */
  problem: z.string().optional(),
})
export type SettingsStatus = z.infer<typeof settingsStatusSchema>
