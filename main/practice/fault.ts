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
export type Fault = Where &
  (
    | { readonly kind: 'explicitDeny' }
    | { readonly kind: 'accessDenied' }
    | { readonly kind: 'noAnswer' }
    | { readonly kind: 'throttle'; readonly times: number }
    | { readonly kind: 'serverError'; readonly times: number; readonly status: 500 | 503 }
    /**
     * Happens once: the session tokens given out so far are expired from then on, until they are renewed.
     * `assumed` leaves the administrator's own valid, so that roles can be assumed again.
     */
    | { readonly kind: 'expireCredentials'; readonly which: 'all' | 'assumed' }
  )
