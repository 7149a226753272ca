import {
  loadConfig,
  NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS,
  NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS,
} from '@smithy/core/config'
import type { EndpointOverride } from '../../configuration/endpoints.ts'
import type { AwsEndpoint, NeededService } from './neededHosts.ts'

/** What a client of the SDK knows of its endpoints, FIPS and dual-stack included. */
interface Endpoints {
  readonly config: { readonly endpointProvider: (parameters: Rules) => { readonly url: URL } }
}

/** The SDK takes a record, which no interface is. */
type Rules = { readonly Region: string; readonly UseFIPS: boolean; readonly UseDualStack: boolean }

/** Where calls to a service go: to what is set in its place, else where the SDK's own rules say. */
export function awsEndpoint(redirected: readonly EndpointOverride[]): AwsEndpoint {
  return async (service, region) => {
    const instead = redirected.find((each) => each.service === service)
    if (instead !== undefined) return new URL(instead.url)
    const { config } = await client(service, region)
    const [UseFIPS, UseDualStack] = await Promise.all([
      loadConfig(NODE_USE_FIPS_ENDPOINT_CONFIG_OPTIONS)(),
      loadConfig(NODE_USE_DUALSTACK_ENDPOINT_CONFIG_OPTIONS)(),
    ])
    return config.endpointProvider({ Region: region, UseFIPS, UseDualStack }).url
  }
}

/** Never calls anything. */
async function client(service: NeededService, region: string): Promise<Endpoints> {
  switch (service) {
    case 'STS':
      return new (await import('@aws-sdk/client-sts')).STSClient({ region })
    case 'EC2':
      return new (await import('@aws-sdk/client-ec2')).EC2Client({ region })
    case 'CloudFormation':
      return new (await import('@aws-sdk/client-cloudformation')).CloudFormationClient({ region })
    case 'Organizations':
      return new (await import('@aws-sdk/client-organizations')).OrganizationsClient({ region })
    case 'SSO':
      return new (await import('@aws-sdk/client-sso')).SSOClient({ region })
    case 'SSO OIDC':
      return new (await import('@aws-sdk/client-sso-oidc')).SSOOIDCClient({ region })
  }
}
