import { describe, expect, test } from 'vitest'
import type { EngineInput } from '../../../../app/engines/engine.ts'
import { engineReadme } from '../../../../app/engines/engineReadme.ts'
import { argument, hclBlock, hclComment, hclName, hclString } from '../../../../app/engines/terraform/hcl.ts'
import { terraformFormat } from '../../../../app/engines/terraform/terraformFormat.ts'
import { sampleEngineAccount, sampleEngineInput } from '../../../doubles/sampleEngineInput.ts'

function fileOf(path: string, input: EngineInput = sampleEngineInput()): string {
  return terraformFormat.files(input).find((file) => file.path === path)?.text ?? ''
}

describe('a value', () => {
  test.each([
    ['plain', '"plain"'],
    ['\u0024{x} $x {x}', '"$\u0024{x} $x {x}"'],
    // Terraform 1.11 evaluates it so: two of these signs are one only right before a brace.
    ['$\u0024{x}', '"$$\u0024{x}"'],
    ['%{if}', '"%%{if}"'],
    ['a"b\\c', '"a\\"b\\\\c"'],
    ['a\nb\u202e\u0000', '"a\\U0000000ab\\U0000202e\\U00000000"'],
    ['\ud800', '"\ufffd"'],
  ])('%j means nothing but itself', (text, written) => {
    expect(hclString(text)).toBe(written)
  })

  test('stays in the line of its comment', () => {
    expect(hclComment('app\nresource "x" {}\u2028')).toMatch(/^# app⟨U\+000A⟩resource "x" \{\}⟨U\+2028⟩$/)
  })

  test('becomes a name of Terraform', () => {
    expect(hclName('us-east-1')).toBe('us_east_1')
    expect(hclName('1 "x"')).toBe('_1__x_')
  })
})

test('blocks are laid out as terraform fmt does', () => {
  const block = hclBlock({
    type: 'resource',
    labels: ['a', 'b'],
    items: [
      argument('x', 1),
      argument('longer', ['y', 'z'], 'why'),
      'blank',
      argument('tags', { map: { Team: 'x', for: 'y', 'a b': 'z' } }),
      argument('z', { raw: 'local.z' }),
    ],
  })
  expect(block).toBe(`resource "a" "b" {
  x      = 1
  longer = ["y", "z"] # why

  tags = {
    Team  = "x"
    "for" = "y"
    "a b" = "z"
  }
  z = local.z
}`)
})

describe('the files of an account', () => {
  test('have a flow log for each VPC to cover, take over those that this onboarding made, and leave others alone', () => {
    const text = fileOf('111122223333/flow_logs.tf')
    expect([...text.matchAll(/^resource "aws_flow_log" "(\w+)"/gm)].map(([, name]) => name)).toEqual([
      'vpc_0aa',
      'vpc_0bb',
      'vpc_0ee',
    ])
    expect([...text.matchAll(/to = (\S+)\n {2}id = (\S+)/g)].map(([, to, id]) => [to, id])).toEqual([
      ['aws_flow_log.vpc_0bb', '"fl-0bb"'],
    ])
    expect(text).toContain('# vpc-0cc has fl-0cc, which this onboarding did not make.')
    expect(text).toContain('"activeeye-handover" = "terraform/0b9c1234-test"')
  })

  test('import the stack that this onboarding made, create a missing one, and leave one of others alone', () => {
    const withStack = (madeByUs: boolean) =>
      fileOf(
        '111122223333/stack.tf',
        sampleEngineInput({
          accounts: [sampleEngineAccount({ stack: { stackId: 'arn', region: 'eu-west-1', madeByUs } })],
        }),
      )
    expect(fileOf('111122223333/stack.tf')).not.toContain('import {')
    expect(fileOf('111122223333/stack.tf')).toContain('ExternalID = "acme-prod"')
    expect(withStack(true)).toContain('import {')
    // Else Terraform would update it at once.
    expect(withStack(true)).toContain('ignore_changes = [parameters, template_url,')
    expect(withStack(true)).toContain('aws.eu_west_1')
    expect(withStack(false)).not.toContain('resource')
  })

  test('have a provider for each Region that they need, which refuses another account', () => {
    const text = fileOf('111122223333/providers.tf')
    expect([...text.matchAll(/alias +=(.*)/g)].map(([, alias]) => alias)).toEqual([
      ' "eu_west_1"',
      ' "us_east_1"',
    ])
    expect(text.match(/allowed_account_ids = \["111122223333"\]/g)).toHaveLength(2)
    expect(text).toContain('role_arn = "arn:aws:iam::111122223333:role/Onboarding"')
    expect(text).toMatch(/profile += "acme"/)
  })

  test.each([
    [{ kind: 'environment' }, 'from the environment'],
    [{ kind: 'keys' }, 'AWS_PROFILE'],
    [
      {
        kind: 'role',
        roleName: ['A', 'B'],
        through: { kind: 'role', roleName: 'C', through: { kind: 'environment' } },
      },
      'through another role',
    ],
    [
      {
        kind: 'identityCenter',
        startUrl: 'https://x.awsapps.com/start',
        region: 'us-east-1',
        roleName: 'Admin',
      },
      'sso_role_name Admin',
    ],
  ] as const)('say how Terraform signs in: %j', (access, words) => {
    const input = sampleEngineInput({ accounts: [sampleEngineAccount({ access })] })
    expect(fileOf('111122223333/providers.tf', input)).toContain(words)
  })
})

test('README.md does not say that the stack stays with the app', () => {
  const input = sampleEngineInput()
  const readme = engineReadme(terraformFormat, input, terraformFormat.files(input))
  expect(readme).not.toMatch(/The stack .* of each account, with an ExternalID of its own and after/)
  expect(
    terraformFormat.refusal?.(sampleEngineInput({ accounts: [sampleEngineAccount({ seen: [] })] })),
  ).toContain('Look first (page Plan, or the command plan)')
})
