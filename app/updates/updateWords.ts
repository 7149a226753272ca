import type { UpdatesDecision } from './decideUpdates.ts'
import type { ManagedPolicy } from './managedPolicy.ts'
import type { UpdateCheck } from './updatesState.ts'

/** What a person is told about updates, in the order in which it is read. */
export function updateSentences(
  decision: UpdatesDecision,
  policy: ManagedPolicy,
  check: UpdateCheck | undefined,
  version: string,
): readonly string[] {
  return [
    ...decisionWords(decision, policy),
    ...(check === undefined || decision.does === 'nothing' ? [] : checkWords(check, decision.does, version)),
  ]
}

/** What happens and why. */
function decisionWords({ why, url = '' }: UpdatesDecision, policy: ManagedPolicy): readonly string[] {
  const asks = `Once a day, and when you press the button, the app asks ${url} for the newest version.`
  switch (why) {
    case 'otherHost':
      return [
        'Only the installed window looks for updates. The page in a browser and the terminal program ask no server.',
      ]
    case 'fromSource':
      return ['This app was started from its sources, so it does not look for updates.']
    case 'policyBroken':
      return [
        `Updates are off: ${policyFile(policy)} can’t be used${policy.state === 'broken' ? `: ${policy.problem}` : ''}. Ask the administrator of this computer to correct it.`,
      ]
    case 'policyOff':
      return [`Updates are off: an administrator of this computer has set that in ${policyFile(policy)}.`]
    case 'settingsBroken':
      return ['Updates are off: what was set about them can’t be read. Save it again.']
    case 'off':
      return ['Updates are off: the app asks no server for new versions.']
    case 'noAddress':
      return ['Updates are off: there is no address to ask. Enter the one that your administrator names.']
    case 'check':
      return [asks, 'It tells you, and downloads nothing.']
    case 'policyCheck':
      return [
        asks,
        `It tells you, and downloads nothing: an administrator of this computer has set that in ${policyFile(policy)}.`,
      ]
    case 'unprovenOnLinux':
      return [
        asks,
        'It tells you, and downloads nothing: on Linux nothing in a package proves who made it. Verify the download yourself.',
      ]
    case 'signerUnknown':
      return [
        asks,
        'It tells you, and downloads nothing: this app is not signed, so the signer of a download could not be compared with its own.',
      ]
    case 'install':
      return [
        asks,
        'It downloads a version when you confirm that, and installs it when you quit, if its signature is that of this app’s publisher.',
      ]
  }
}

/** What the last check showed, and what to do. */
function checkWords(check: UpdateCheck, does: 'check' | 'install', version: string): readonly string[] {
  const problem = check.problem === undefined ? [] : [check.problem]
  switch (check.result) {
    case 'failed':
      return problem
    case 'latest':
      return [`You have the newest version, ${version}.`]
    case 'newer':
      return [newVersionWords(check, does, version), ...problem]
  }
}

function newVersionWords(check: UpdateCheck, does: 'check' | 'install', version: string): string {
  const there = `Version ${check.newVersion} is there; you have ${version}.`
  if (check.downloaded) return `Version ${check.newVersion} is downloaded. Quit the app to install it.`
  return does === 'install'
    ? there
    : `${there} Get it from where you got this one, or from your administrator.`
}

/** The answer to a change of what the policy has set. */
export const FIXED = 'An administrator of this computer has set this, so it can’t be changed here.'

/** For the system's notification. */
export function newVersionNews(newVersion: string) {
  return {
    title: `ActiveEye Onboarding ${newVersion} is there`,
    body: 'Settings tell where it comes from, and what to do.',
  }
}

/** @param reason of the network, as the system says it */
export function checkFailedWords(url: string, reason: string): string {
  return `${url} did not say which version is the newest (${reason}). Check the address and the network, then try again.`
}

export function downloadFailedWords(version: string, reason: string): string {
  return `Version ${version} was not installed: its download failed or is not signed by the publisher of this app (${reason}). The app stays as it is. Try again, and tell your administrator if it fails again.`
}

function policyFile(policy: ManagedPolicy): string {
  return policy.state === 'none' ? 'the policy of this computer' : `the policy ${policy.path}`
}
