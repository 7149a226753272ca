import { fromTokenFile } from '@aws-sdk/credential-providers'
import type { Credentials } from '../aws/credentials.ts'
import { providerCredentials } from './providerCredentials.ts'

/** A role for whoever has the token in a file, as clusters and build servers give it. */
export interface WebIdentity {
  readonly roleArn: string
  readonly tokenFile: string
  readonly sessionName?: string
}

/** @param clientConfig for the SDK's own client for STS. Rejects as the port does. */
export function webIdentityCredentials(
  { roleArn, tokenFile, sessionName }: WebIdentity,
  clientConfig: object,
): Promise<Credentials> {
  return providerCredentials(
    'sts:AssumeRole',
    fromTokenFile({
      clientConfig,
      roleArn,
      webIdentityTokenFile: tokenFile,
      ...(sessionName !== undefined && { roleSessionName: sessionName }),
    }),
  )
}
