import { updateSettingsSchema } from '../updates/updateSettings.ts'
import { updatesStateSchema } from '../updates/updatesState.ts'
import { procedure } from './procedure.ts'

/** Updates of the installed window. Every host answers `state`; NOT_NOW for the rest where it does not update itself. */
export const updatesContract = {
  state: procedure.output(updatesStateSchema),
  /** Asked outside the page. INVALID_INPUT: the address is wrong. NOT_NOW: an administrator has set it. */
  save: procedure.input(updateSettingsSchema).output(updatesStateSchema),
  /** Asks the server now. That it can't be reached is told in `check`, as the newest version is. */
  check: procedure.output(updatesStateSchema),
  /** Downloads the version that the last check found, after a yes outside the page; installed when the app ends. */
  install: procedure.output(updatesStateSchema),
}
