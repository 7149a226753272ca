import type { UpdateMode, UpdateSettings } from '../updates/updateSettings.ts'
import type { OutsideQuestion } from './outsideQuestion.ts'

const MODES: Readonly<Record<UpdateMode, string>> = {
  off: 'Look for new versions: no',
  check: 'Look for new versions: yes, once a day',
  install: 'Look for new versions and install them after a yes: yes',
}

/** Where new versions come from decides what runs here next. */
export function updatesQuestion({ mode, url }: UpdateSettings): OutsideQuestion {
  return {
    message: 'Change how this app is updated?',
    detail: [MODES[mode], `Address: ${url ?? 'none'}`],
    allow: 'Change',
    unasked: 'refused',
  }
}

/** @param url where it comes from */
export function installQuestion(version: string, installed: string, url: string): OutsideQuestion {
  return {
    message: `Download version ${version} and install it when the app is quit?`,
    detail: [`Installed now: ${installed}`, `From: ${url}`],
    allow: 'Download',
    unasked: 'refused',
  }
}
