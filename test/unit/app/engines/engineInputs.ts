import type { EngineAccount, EngineInput } from '../../../../app/engines/engine.ts'
import { sampleEngineAccount, sampleEngineInput } from '../../../doubles/sampleEngineInput.ts'

export const PROD = '111122223333'
export const DEV = '044455556666'

/** Nothing was looked at in it. */
export function engineAccount(changes: Partial<EngineAccount> = {}): EngineAccount {
  return sampleEngineAccount({
    access: { kind: 'role', roleName: 'Admin', through: { kind: 'environment' } },
    seen: [],
    ...changes,
  })
}

export function engineInput(changes: Partial<EngineInput> = {}): EngineInput {
  return sampleEngineInput({ accounts: [engineAccount()], customerTags: { CostCenter: '4711' }, ...changes })
}

/** Quotes, substitutions, comments and line breaks of the languages that the engines speak. */
export const HOSTILE = [
  `'; touch pwned; '`,
  '$(touch pwned)`touch pwned`',
  '"; touch pwned #',
  'a\nb: c\n- d',
  `#{x} \${x} %{x} {account_id} {{now}} {`,
  '!!python/object:os.system [x]',
  '\\" \\u0041 \u0085\u2028\u202e\u0007',
  '</script> | `x` [a](b) **',
  '\u{1f600} é 株式会社',
] as const

/** Everything in it that a stranger can write is this text. */
export function hostileInput(text: string): EngineInput {
  return engineInput({
    onboardingId: text,
    customer: text,
    destination: `arn:aws:s3:::${text}`,
    customerTags: { [text]: text },
    templateUrl: text,
    accountsLeftOut: [{ accountId: text, name: text }],
    accounts: [
      engineAccount({
        name: text,
        externalId: text,
        access: { kind: 'profile', profile: text },
        stackRegion: text,
        regionsLeftOut: [text],
        stack: { stackId: text, region: text, madeByUs: true },
        seen: [
          {
            region: text,
            vpcs: [
              { vpcId: text, name: text, action: 'create', besideOther: true },
              { vpcId: text, name: text, action: 'keep', flowLogId: text },
            ],
          },
        ],
        vpcsLeftAlone: [{ region: text, vpcId: text }],
      }),
      engineAccount({
        accountId: DEV,
        name: text,
        regions: [text],
        access: { kind: 'role', roleName: text, through: { kind: 'environment' } },
      }),
    ],
  })
}
