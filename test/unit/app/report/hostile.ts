import type { AccountStatus } from '../../../../app/checklist/checklist.ts'
import { openAccount } from './checklists.ts'

export const HOSTILE_NAMES = [
  '<img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "=cmd|' /C calc'!A0",
  'a|b`c`*d*_e_[f](javascript:x)',
  'first\r\n# second\n| third |',
  'invoice\u202Etxt.exe',
  '\u2066isolated\u2069\u0000\u001B[31m',
  '```\nfence',
  '&lt;already&gt;',
  'Ünïcödé 株式会社 שלום',
] as const

/** An account that has the name wherever a person or AWS could have put it. */
export function hostileAccount(name: string): AccountStatus {
  const account = openAccount()
  return {
    ...account,
    name,
    identity: name,
    connector: { ...account.connector, displayName: name, externalId: name },
    stack: { stackId: name, region: name, status: name, outputs: { [name]: name }, madeByUs: true },
    regions: account.regions.map((region) => ({
      ...region,
      region: name,
      vpcs: region.vpcs.map((vpc) => ({
        ...vpc,
        name,
        vpcId: name,
        flowLogId: name,
        ownerId: name,
        deliveryError: name,
        otherFlowLogIds: [name],
      })),
    })),
    problems: account.problems.map((problem) => ({
      ...problem,
      region: name,
      message: name,
      next: name,
      actions: [name],
      aws: { code: name, message: `${name}!`, requestId: name },
    })),
  }
}
