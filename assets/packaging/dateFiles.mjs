import { spawnSync } from 'node:child_process'

/**
 * electron-builder's hook before anything is packed: what archives files puts the time of the commit on those that are
 * newer, so that two packages of one commit have the same bytes (reproducible-builds.org, SOURCE_DATE_EPOCH). Without
 * git's history, the files keep their times.
 */
export function beforePack() {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8' })
  if (status === 0) process.env.SOURCE_DATE_EPOCH ??= stdout.trim()
}
