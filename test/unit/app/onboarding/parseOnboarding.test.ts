import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inputErrorText, parseOnboarding } from '../../../../app/onboarding/parseOnboarding.ts'
import { accountInFile, onboardingInFile, otherAccountInFile } from '../../../doubles/sampleOnboarding.ts'

/** The errors as a person reads them. */
function errorsIn(text: string): readonly string[] {
  const parsed = parseOnboarding(text, 'acme.onboarding.json')
  return parsed.ok ? [] : parsed.errors.map(inputErrorText)
}

/** The errors of a value, without the places. */
function errorsOf(value: unknown): readonly string[] {
  return errorsIn(JSON.stringify(value)).map((text) => text.replace(/^\S+ /, ''))
}

function accountErrors(changes: Readonly<Record<string, unknown>>): readonly string[] {
  return errorsOf(onboardingInFile({ accounts: [accountInFile(changes)] })).map((text) =>
    text.replace('accounts[0].', ''),
  )
}

describe('what is right', () => {
  test('comes with defaults, and the account ID normalised', () => {
    const accounts = [accountInFile({ accountId: '0111-2222-3333', connector: { displayName: 'Acme prod' } })]
    expect(parseOnboarding(JSON.stringify(onboardingInFile({ accounts })), 'x')).toEqual({
      ok: true,
      onboarding: {
        version: 1,
        id: '0b9c1234',
        customer: { name: 'Acme Corp', shortName: 'acme' },
        accounts: [
          {
            accountId: '011122223333',
            name: 'prod',
            externalId: 'acme-prod',
            connector: { displayName: 'Acme prod', priority: 'medium' },
            access: { kind: 'environment' },
            regions: 'enabled',
            stackRegion: 'us-east-1',
          },
        ],
        allowSharedExternalIds: false,
        flowLogs: { maxAggregationInterval: 600 },
      },
    })
  })

  test('may have comments, trailing commas and a byte order mark', () => {
    const text = JSON.stringify(onboardingInFile(), undefined, 2)
      .replaceAll('\n}', ',\n} // the end')
      .replace('{', '{ /* x */')
    expect(errorsIn(`\ufeff${text}`)).toEqual([])
  })
})

describe('places', () => {
  test('are the line and column of the value, from 1', () => {
    const text = JSON.stringify(
      onboardingInFile({ accounts: [accountInFile({ externalId: 'Acme_Prod' })] }),
      undefined,
      2,
    )
    expect(errorsIn(text)).toEqual([
      'acme.onboarding.json:12:21 accounts[0].externalId: found "Acme_Prod", expected lower-case letters and digits, separated by single dashes, such as acme-prod (it has upper-case letters and an underscore)',
    ])
  })

  test('are right after every kind of line break', () => {
    expect(errorsIn('{\r\n\r\n  "x": 1 }')[0]).toMatch(/^acme.onboarding.json:1:1 version/)
    expect(errorsIn('{\r\n\r\n  "x": 1 }').find((text) => text.includes('"x"'))).toMatch(
      /json:3:3 x: found the unknown key/,
    )
    expect(errorsIn('{\r\n  "x": 1 }').at(-1)).toMatch(/json:2:3 x: /)
    expect(errorsIn('{\r  "x": 1 }').at(-1)).toMatch(/json:2:3 x: /)
  })

  test('are in the order of the file, all at once', () => {
    const accounts = [
      accountInFile({ accountId: '1', regions: [] }),
      otherAccountInFile({ externalId: 'A', access: { kind: 'keys', x: 1 } }),
    ]
    const paths = errorsOf(onboardingInFile({ id: '?', accounts, flowLogs: 5 })).map(
      (text) => text.split(':')[0],
    )
    expect(paths).toEqual([
      'id',
      'accounts[0].accountId',
      'accounts[0].regions',
      'accounts[1].externalId',
      'accounts[1].access.x',
      'flowLogs',
    ])
  })
})

describe('keys', () => {
  test.each([
    ['portalURL', 'portalUrl'],
    ['acounts', 'accounts'],
    ['allow_shared_external_ids', 'allowSharedExternalIds'],
    [
      'colour',
      'one of $schema, version, id, customer, portalUrl, connectors, tags, waves, accounts, allowSharedExternalIds, flowLogs, activeeye',
    ],
    [
      '__proto__',
      'one of $schema, version, id, customer, portalUrl, connectors, tags, waves, accounts, allowSharedExternalIds, flowLogs, activeeye',
    ],
  ])('unknown ones are refused by name: %s', (key, expected) => {
    const text = `{"${key}": 1, ${JSON.stringify(onboardingInFile()).slice(1)}`
    expect(errorsIn(text)).toEqual([
      `acme.onboarding.json:1:2 ${key}: found the unknown key "${key}", expected ${expected}`,
    ])
  })

  test('a secret is refused without showing it', () => {
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'
    const errors = accountErrors({
      access: { kind: 'keys', secretAccessKey: secret },
      externalId: secret,
      name: `AKIAIOSFODNN7EXAMPLE `,
    })
    expect(errors).toHaveLength(3)
    expect(errors.join()).not.toMatch(/wJalr|AKIAI/)
    expect(errors).toContain(
      'access.secretAccessKey: found the unknown key "secretAccessKey", expected no secrets in this file (access keys are asked for when needed)',
    )
  })

  test('given twice are flagged, with the place of the first', () => {
    const text = JSON.stringify(onboardingInFile()).replace('"id"', '"id": "12345678",\n"id"')
    expect(errorsIn(text)).toEqual([
      'acme.onboarding.json:2:1 id: found the key "id" a second time, expected each key once (the same is at line 1)',
    ])
  })

  test('that are missing are named at the object that lacks them', () => {
    const { customer: _, ...rest } = onboardingInFile()
    expect(errorsIn(JSON.stringify(rest))).toEqual([
      'acme.onboarding.json:1:1 customer: found nothing, expected an object: { … }',
    ])
  })
})

describe('versions', () => {
  test('a newer file is refused for that alone', () => {
    expect(errorsOf({ version: 2, surprise: true })).toEqual([
      'version: found 2, expected 1 (it was written by a newer version of the app; update the app to open it)',
    ])
  })

  test.each([0, '1', null, 1.5])('%j is no version', (version) => {
    expect(errorsOf(onboardingInFile({ version }))[0]).toMatch(/^version: found .*, expected 1/)
  })
})

describe('fields', () => {
  test.each<[string, Readonly<Record<string, unknown>>, RegExp]>([
    [
      'an account ID as a number',
      { accountId: 111122223333 },
      /^accountId: found 111122223333, expected the 12 digits in quotes/,
    ],
    ['an account ID of 11 digits', { accountId: '11122223333' }, /11 digits/],
    ['a letter O', { accountId: '11112222333O' }, /letter O where the digit 0/],
    ['a name with a blank', { name: 'prod ' }, /^name: found "prod ", .* \(it has a blank at the end\)$/],
    [
      'an invisible character',
      { name: 'pr\u200bod' },
      /^name: found "pr\\u200bod", .*a zero-width space \(U\+200B\)/,
    ],
    ['a name that is too long', { name: 'x'.repeat(129) }, /at most 128 characters \(it has 129\)$/],
    [
      'an unknown priority',
      { connector: { displayName: 'x', priority: 'urgent' } },
      /found "urgent", expected "low", "medium" or "high"$/,
    ],
    ['an Availability Zone', { stackRegion: 'us-east-1a' }, /it is an Availability Zone of us-east-1/],
    ['upper case in a Region', { stackRegion: 'US-EAST-1' }, /it is written us-east-1/],
    [
      'a Region in a list',
      { regions: ['us-east-1', 'nowhere'] },
      /^regions\[1\]: found "nowhere", expected the code of a Region/,
    ],
    [
      'no Regions',
      { regions: [] },
      /^regions: found an empty list, expected at least one Region, or "enabled"$/,
    ],
    [
      'a Region as text',
      { regions: 'us-east-1' },
      /^regions: found "us-east-1", expected "enabled" or a list/,
    ],
    ['a Region twice', { regions: ['us-east-1', 'us-east-1'] }, /^regions\[1\]: .*expected each Region once/],
    ['an account that is a list', { connector: [] }, /^connector: found an empty list, expected an object/],
  ])('%s', (_, changes, expected) => {
    const errors = accountErrors(changes)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(expected)
  })

  test.each(['http://x.example', 'https://user:pass@x.example', 'x.example', 'https://', 5])(
    '%j is no portal',
    (portalUrl) => {
      expect(errorsOf(onboardingInFile({ portalUrl }))).toEqual([
        expect.stringMatching(/^portalUrl: found .*, expected an address that starts with https:\/\//),
      ])
    },
  )

  test('a file without accounts', () => {
    expect(errorsOf(onboardingInFile({ accounts: [] }))).toEqual([
      'accounts: found an empty list, expected at least one account',
    ])
  })
})

describe('access', () => {
  const through = { kind: 'environment' }
  test('an unknown kind lists the kinds, and nothing else', () => {
    expect(accountErrors({ access: { kind: 'sso', profile: 'x' } })).toEqual([
      'access.kind: found "sso", expected one of "environment", "profile", "identityCenter", "keys", "notChosen", "role"',
    ])
  })

  test('errors speak of the kind that is meant', () => {
    expect(accountErrors({ access: { kind: 'profile' } })).toEqual([
      expect.stringMatching(/^access.profile: found nothing, expected a name/),
    ])
    expect(accountErrors({ access: 'environment' })).toEqual([
      'access: found "environment", expected how to get credentials, such as { "kind": "environment" }',
    ])
  })

  test('a role has exactly one name', () => {
    expect(accountErrors({ access: { kind: 'role', through } })).toEqual([
      'access: found a role without a name, expected roleName or roleArn',
    ])
    const roleArn = 'arn:aws:iam::111122223333:role/x'
    expect(accountErrors({ access: { kind: 'role', roleName: 'x', roleArn, through } })).toEqual([
      'access.roleArn: found roleName and roleArn, expected only one of the two',
    ])
    expect(accountErrors({ access: { kind: 'role', roleArn, through } })).toEqual([])
    expect(
      accountErrors({ accountId: '1111-2222-3333', access: { kind: 'role', roleArn, through } }),
    ).toEqual([])
  })

  test('the role is in the account itself; one on the way may be elsewhere', () => {
    const roleArn = 'arn:aws:iam::999988887777:role/x'
    expect(accountErrors({ access: { kind: 'role', roleArn, through } })).toEqual([
      `access.roleArn: found "${roleArn}", expected a role in the account itself, 111122223333 (it is in 999988887777; a role on the way there belongs into "through")`,
    ])
    expect(
      accountErrors({ access: { kind: 'role', roleName: 'y', through: { kind: 'role', roleArn, through } } }),
    ).toEqual([])
  })

  test('names of roles, one or several', () => {
    const role = (roleName: unknown) => accountErrors({ access: { kind: 'role', roleName, through } })
    expect(role(['a', 'b'])).toEqual([])
    expect(role(['a', 'b c'])).toEqual([expect.stringMatching(/^access.roleName\[1\]: found "b c"/)])
    expect(role('path/name')).toEqual([
      expect.stringMatching(/^access.roleName: found "path\/name", expected .*without its path/),
    ])
    expect(role([])).toEqual([expect.stringMatching(/expected at least one name/)])
  })

  test.each([
    ['keys', { kind: 'keys' }],
    [
      'identityCenter',
      {
        kind: 'identityCenter',
        startUrl: 'https://acme.awsapps.com/start',
        region: 'us-east-1',
        roleName: 'Admin',
      },
    ],
  ])('%s behind a role say whose they are; in the account itself they need not', (_, own) => {
    const behind = (access: object) =>
      accountErrors({ access: { kind: 'role', roleName: 'x', through: access } })
    expect(behind(own)).toEqual([
      'access.through.accountId: found nothing, expected the account that these credentials are of (they are used to assume a role in another one)',
    ])
    expect(behind({ ...own, accountId: '999988887777' })).toEqual([])
    expect(behind({ ...own, accountId: '99998888' })).toHaveLength(1)
    expect(accountErrors({ access: own })).toEqual([])
    expect(accountErrors({ access: { ...own, accountId: '111122223333' } })).toEqual([])
    expect(accountErrors({ access: { ...own, accountId: '999988887777' } })).toEqual([
      'access.accountId: found "999988887777", expected the same account ID as the account itself, or none',
    ])
  })

  test('a chain of roles ends', () => {
    const chain = (length: number): object =>
      length === 0 ? through : { kind: 'role', roleName: 'x', through: chain(length - 1) }
    expect(accountErrors({ access: chain(4) })).toEqual([])
    expect(accountErrors({ access: chain(6) })).toEqual([
      'access.through.through.through.through: found another role, expected at most 4 roles in a row',
    ])
    expect(errorsIn('['.repeat(100_000))).toEqual([expect.stringContaining('at most 60 within each other')])
    expect(errorsOf(onboardingInFile({ accounts: [accountInFile({ access: chain(100) })] }))).toHaveLength(1)
  })
})

describe('what must differ', () => {
  const both = (changes: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) =>
    errorsOf(onboardingInFile({ ...more, accounts: [accountInFile(), otherAccountInFile(changes)] }))

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['account IDs, however written', { accountId: '1111-2222-3333' }, 'accounts[0].accountId, line 1'],
    ['names', { name: 'PROD' }, 'accounts[0].name, line 1'],
    ['ExternalIDs', { externalId: 'acme-prod' }, 'accounts[0].externalId, line 1'],
    [
      'display names',
      { connector: { displayName: 'ACME  prod' } },
      'accounts[0].connector.displayName, line 1',
    ],
  ])('%s', (_, changes, first) => {
    expect(both(changes)).toEqual([
      expect.stringMatching(
        new RegExp(`^accounts\\[1\\].* \\(the same is at ${first.replaceAll(/[[\].]/g, '\\$&')}\\)$`),
      ),
    ])
  })

  test('a shared ExternalID is allowed to who insists', () => {
    expect(both({ externalId: 'acme-prod' }, { allowSharedExternalIds: true })).toEqual([])
  })

  test('is found although something else is wrong', () => {
    expect(both({ name: 'prod', access: 5, accountId: '1' })).toHaveLength(3)
  })
})

describe('syntax', () => {
  test.each([
    ['', '1:1: found the end of the file, expected an onboarding: { … }'],
    ['[', '1:2: found the end of the file, expected ] to end a list that was begun with ['],
    [`{"a": 'x'}`, `1:7: found "'x'", expected straight double quotes: "…"`],
    ['{"a": “x”}', '1:7: found "“x”", expected straight double quotes: "…"'],
    ['{"accountId": 011122223333}', '1:15: found 011122223333, expected quotes around it: "011122223333"'],
    ['{"a": 1 "b": 2}', '1:9: found the text "b", expected a comma before it'],
    ['{"a" 1}', '1:6: found "1", expected a colon after the key'],
    ['{"a": "x\n}', '1:7: found the text "x", expected a closing " in the same line'],
    [
      '{"a": tru}',
      '1:7: found "tru", expected a text in double quotes, a number, true, false, { … } or [ … ]',
    ],
    ['{} x', '1:4: found "x", expected'],
    ['{"a": 1', '1:8: found the end of the file, expected } to end an object that was begun with {'],
  ])('%j', (text, expected) => {
    expect(errorsIn(text)[0]).toContain(`acme.onboarding.json:${expected}`)
  })

  test('errors in several lines are all told', () => {
    expect(errorsIn(`{\n"a": 'x',\n"b" 1,\n"c": 2 "d": 3\n}`).map((text) => text.split(':')[1])).toEqual([
      '2',
      '3',
      '4',
    ])
  })

  test('whatever the text, the answer is an onboarding or errors that point into it', () => {
    const right = JSON.stringify(onboardingInFile(), undefined, 1)
    const damaged = fc
      .tuple(fc.nat(right.length), fc.nat(8), fc.string({ unit: 'binary', maxLength: 6 }))
      .map(([at, length, put]) => right.slice(0, at) + put + right.slice(at + length))
    fc.assert(
      fc.property(fc.oneof(damaged, fc.string({ unit: 'binary' }), fc.json()), (text) => {
        const parsed = parseOnboarding(text, 'x')
        if (parsed.ok) return
        expect(parsed.errors.length).toBeGreaterThan(0)
        const lines = text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)
        for (const { line, column, expected, found } of parsed.errors) {
          expect(column).toBeLessThanOrEqual((lines[line - 1]?.length ?? -1) + 2)
          expect(expected && found).toBeTruthy()
        }
      }),
    )
  })
})

test.each([
  '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXk',
  'aws_secret_access_key=wJalrXUtnFEMI/K7',
  '// note\nhunter2',
  '"hunter2"',
])('of a file that is no onboarding at all nothing is repeated: %j', (text) => {
  const parsed = parseOnboarding(text, 'x.onboarding.json')
  expect(parsed).toMatchObject({
    ok: false,
    errors: [{ found: 'something else', expected: 'an onboarding: { … }' }],
  })
  expect(JSON.stringify(parsed)).not.toMatch(/b3Blbn|wJalr|hunter2|BEGIN/)
})
