import { windowsPathFault } from '../../app/input/windowsPath.ts'
import { WriteRefused } from '../failures/fileNotWritten.ts'

/** @throws WriteRefused where this system takes the path for something else than a file or a folder */
export function expectFileName(path: string): void {
  const fault = process.platform === 'win32' ? windowsPathFault(path) : undefined
  if (fault !== undefined) throw new WriteRefused(fault)
}
