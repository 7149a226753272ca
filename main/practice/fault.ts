import type { Expiring } from './expireCredentials.ts'
import type { RevokedRole } from './revokedRoles.ts'

/** What a fault applies to; what is left out matches everything. */
interface Where {
  readonly accountId?: string
  readonly region?: string
  /** As in an IAM policy: `ec2:CreateFlowLogs`. A service's every action: `ec2:*`. */
  readonly action?: string
  /** That many matching calls pass first. */
  readonly afterCalls?: number
}

/** Something that goes wrong between the caller and the service. */
export type ScenarioFault = Where &
  (
    | { readonly kind: 'explicitDeny' }
    | { readonly kind: 'accessDenied' }
    | { readonly kind: 'noAnswer' }
    | { readonly kind: 'throttle'; readonly times: number }
    | { readonly kind: 'serverError'; readonly times: number; readonly status: 500 | 503 }
    /** Happens once. */
    | ({ readonly kind: 'expireCredentials' } & Expiring)
    /** Happens once: the role is taken away from whoever has it, and given to nobody. */
    | { readonly kind: 'revokeRole'; readonly of: RevokedRole }
  )
