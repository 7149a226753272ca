import type { IdentityCenterState } from '../../state/signInStore.ts'

/** `Signed in until 14:05, by the AWS CLI.` @param until as a person reads it. */
export function signedInWords({ by }: Pick<IdentityCenterState, 'by'>, until: string): string {
  switch (by) {
    case 'app':
      return `Signed in until ${until}.`
    case 'awsCli':
      return `Signed in until ${until}, by the AWS CLI.`
  }
}
