import type { Stage } from '../../aws/support/stage.ts'
import type { Workspace } from '../../aws/support/workspace.ts'
import { type Desk, onDriveZ } from './windows.ts'

/** The workspace of a stage, with the terminal program on Windows and the cloud outside of it. */
export function windowsWorkspace({ workspace }: Stage, desk: Desk): Workspace {
  const at = (outside: Workspace): Workspace => {
    const { HOME, USERPROFILE, ...env } = outside.environment
    const start: Workspace['start'] = (verb, ...words) => {
      const place = [onDriveZ(outside.file), '--data-dir', onDriveZ(outside.dataDirectory)]
      return desk.start([verb, ...place, ...words], { env })
    }
    return {
      ...outside,
      start,
      run: (verb, ...words) => start(verb, ...words).ended,
      through: (endpoint) => at(outside.through(endpoint)),
    }
  }
  return at(workspace)
}
