import { describe, expect, test } from 'vitest'
import { type FileReading, readSections } from '../../../../main/configuration/readSections.ts'

/** Each profile as `name key=value`, and what is refused as `name refused`. */
function told({ profiles, refused }: FileReading): readonly string[] {
  return [
    ...Object.entries(profiles).map(([name, settings]) =>
      [name, ...Object.entries(settings).map(([key, value]) => `${key}=${value}`)].join(' '),
    ),
    ...refused.map(({ name }) => `${name} refused`),
  ]
}

test.each([
  ['nothing', '', []],
  ['a profile without settings', '[profile foo]', ['foo']],
  [
    'every character of a name',
    '[profile some-thing:long/the_one%only.foo@bar+]',
    ['some-thing:long/the_one%only.foo@bar+'],
  ],
  ['blanks around a name', '[profile \tfoo \t]', ['foo']],
  ['blanks before the word profile', '[   profile foo    ]\na = 1', ['foo a=1']],
  ['a tab after the word profile', '[profile\tfoo]', ['foo']],
  ['Windows’ ends of lines', '[profile foo]\r\na = 1\r\nb = 2', ['foo a=1 b=2']],
  ['a byte order mark', '\ufeff[default]\na = 1', ['default a=1']],
  ['equals signs in a value', '[profile foo]\na = val=ue', ['foo a=val=ue']],
  ['a value in other letters', '[profile foo]\na = 😂', ['foo a=😂']],
  ['blanks around key and value', '[profile foo]\na \t=  \tvalue \t', ['foo a=value']],
  ['an empty value', '[profile foo]\na =', ['foo']],
  ['a value that is emptied later', '[profile foo]\na = 1\na =', ['foo']],
  ['a line without a key', '[profile foo]\n= value\n[profile bar]\na = 1', ['bar a=1', 'foo refused']],
  ['a line that is neither', '[profile foo]\nb = 2\nword\n[profile bar]\na = 1', ['bar a=1', 'foo refused']],
  ['a colon', '[profile foo]\na : 1', ['foo a=1']],
  ['empty lines', '\t \n[profile foo]\n\t\n \na = 1\n\t \n[profile bar]\n \t', ['foo a=1', 'bar']],
  ['comments with #', '# Comment\n[profile foo] # Comment\na = 1 # Comment with # sign', ['foo a=1']],
  ['comments with ;', '; Comment\n[profile foo] ; Comment\na = 1 ; Comment with ; sign', ['foo a=1']],
  ['an empty comment', ';\n[profile foo];\na = 1 ;\n', ['foo a=1']],
  [
    'comments without a blank',
    '[profile foo]; one\na = 1\n[profile bar]# two\na = 2',
    ['foo a=1', 'bar a=2'],
  ],
  ['a comment glued to a value', '[profile foo]\na = 1; one\nb = 2# two', ['foo a=1; one b=2# two']],
  ['text after a header', '[profile foo]\na = 1\n[profile bar] text\na = 2', ['foo a=1', 'bar a=2']],
  ['a profile twice', '[profile foo]\na = 1\nb = 1\n[profile foo]\nb = 2', ['foo a=1 b=2']],
  ['capital letters in a key', '[profile foo]\nName = 1\n[profile foo]\nname = 2', ['foo name=2']],
  ['[profile default] before [default]', '[profile default]\na = 1\n[default]\nb = 2', ['default a=1']],
  ['[profile default] after [default]', '[default]\nb = 2\n[profile default]\na = 1', ['default a=1']],
  ['settings that are all indented', '[profile foo]\n  a = 1\n  b = 2', ['foo a=1 b=2']],
  ['nested settings', '[profile foo]\ns3 =\n  a = 1\n  b = 2\nc = 3', ['foo s3.a=1 s3.b=2 c=3']],
  [
    'quotation marks',
    `[profile "my prod"]\na = 1\n[profile 'my test']\na = 2`,
    ['my prod a=1', 'my test a=2'],
  ],
  ['a name with a blank', '[profile in valid]\na = 1', ['in valid refused']],
  ['a section that is no profile', '[foo]\na = 1', ['foo refused']],
  ['another word than profile', '[Profile five]\na = 1', ['Profile five refused']],
  ['a word glued to profile', '[profilefoo]\na = 1\n[profile bar]', ['bar', 'profilefoo refused']],
  ['a setting before any profile', 'a = 1\n[profile foo]\nb = 2', ['foo b=2']],
])('%s', (_, text, profiles) => {
  expect(told(readSections(text, 'config'))).toEqual(profiles)
})

describe('where settings may be one profile’s or another’s, both are refused', () => {
  test.each([
    ['a header that is not closed', '[profile one]\na = 1\n[profile two\na = 2\n[profile three]\na = 3', 3],
    ['an indented header', '[profile one]\na = 1\n  [profile two]\na = 2\n[profile three]\na = 3', 3],
  ])('%s', (_, text, line) => {
    const reading = readSections(text, 'config')
    expect(told(reading)).toEqual(['three a=3', 'one refused', 'two refused'])
    for (const { why } of reading.refused) expect(why).toContain(`${line}`)
  })

  test.each([
    '[profile\u00a0two]',
    '[profile t\\wo]',
    '[profile "tw"o]',
    '[profile two]]',
    '[\u200bprofile two]',
  ])('%j, which other readers take otherwise', (header) => {
    const reading = readSections(`[profile one]\na = 1\n${header}\na = 2\n[profile three]\na = 3`, 'config')
    expect(Object.keys(reading.profiles)).toEqual(['three'])
  })

  test('a line that is indented more than the one above', () => {
    const reading = readSections(
      '[profile one]\nregion = x\n  aws_access_key_id = A\n[profile two]\na = 2',
      'config',
    )
    expect(told(reading)).toEqual(['two a=2', 'one refused'])
  })

  test('even if it stands properly in another place of the file', () => {
    expect(told(readSections('[profile one]\na = 1\n[profile one\na = 2', 'config'))).not.toContain('one a=1')
  })
})

test.each([
  ['the AWS CLI and the SDK read different keys', '[default]\naws_access_key_id = B', ['default refused']],
  [
    'both read the same keys',
    '[default]\naws_access_key_id = A\nregion = x',
    ['default aws_access_key_id=A'],
  ],
])('[profile default] before [default]: %s', (_, section, expected) => {
  const reading = readSections(`[profile default]\naws_access_key_id = A\n${section}\n`, 'config')
  expect(told(reading)).toEqual(expected)
})

test('sessions and services are told apart from profiles', () => {
  const text = `[sso-session 'My Corp Ltd']\nsso_region = x\n[services lab]\nec2 =\n  endpoint_url = http://y\n[plugins]\na = b`
  const { profiles, ssoSessions, services, refused } = readSections(text, 'config')
  expect({ profiles, ssoSessions, services, refused }).toEqual({
    profiles: {},
    ssoSessions: { 'My Corp Ltd': { sso_region: 'x' } },
    services: { lab: { 'ec2.endpoint_url': 'http://y' } },
    refused: [],
  })
})

test('in the credentials file a profile is called by its name alone', () => {
  expect(told(readSections('[my prod]\na = 1\n[profile foo]\na = 2', 'credentials'))).toEqual([
    'my prod a=1',
    'foo refused',
  ])
})

test('what only another reader would take otherwise is named with its line', () => {
  const { oddLines } = readSections('[profile one]# x\nA = 1\nb: 2\n', 'config')
  expect(oddLines.one).toEqual([
    'in line 1 there is text right after the header',
    'the setting A in line 2 has capital letters',
    'line 3 has a colon instead of =',
  ])
})

test('a session whose header is not closed is not used, and a profile of its name is another thing', () => {
  const text = '[profile acme]\na = 1\n[profile above]\n[sso-session acme\nsso_region = x\n'
  const { profiles, ssoSessions, refused } = readSections(text, 'config')
  expect({ profiles, ssoSessions }).toEqual({ profiles: { acme: { a: '1' } }, ssoSessions: {} })
  expect(refused.map(({ name }) => name)).toEqual(['above'])
})
