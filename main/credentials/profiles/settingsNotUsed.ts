import { shellCommandWords } from '../../../app/text/shellCommand.ts'
import { personsShell } from '../../configuration/personsShell.ts'
import type { SharedConfig } from './sharedConfig.ts'

/**
 * What a profile says of the way to AWS and this app does not follow, for a person to read before the first call;
 * `undefined` when it says nothing of the kind.
 */
export function settingsNotUsed(config: SharedConfig, name: string): string | undefined {
  const { sts_regional_endpoints: stsEndpoints, defaults_mode: mode } = config.profiles[name] ?? {}
  const caBundle = config.caBundleNotUsed(name)
  const sentences = [
    ...(caBundle === undefined
      ? []
      : [
          `Its ca_bundle = ${caBundle} is not used: an authority counts here for all calls or for none. If the network inspects TLS, choose that file under Settings > Network (in the terminal: ${shellCommandWords(['network', '--ca-file', caBundle], personsShell())}), or set AWS_CA_BUNDLE.`,
        ]),
    ...(stsEndpoints?.toLowerCase() === 'legacy'
      ? [
          'Its sts_regional_endpoints = legacy is not used: STS is called in a Region, not at sts.amazonaws.com; its tokens are valid in every Region.',
        ]
      : []),
    ...(mode === undefined || mode.toLowerCase() === 'legacy'
      ? []
      : [`Its defaults_mode = ${mode} is not used: this app has retries and time limits of its own.`]),
  ]
  return sentences.length === 0 ? undefined : sentences.join(' ')
}
