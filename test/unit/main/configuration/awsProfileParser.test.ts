import { describe, expect, test } from 'vitest'
import { readSharedConfig } from '../../../../main/credentials/profiles/sharedConfig.ts'
import { awsFiles } from '../credentials/localUser.ts'
import parser from './aws/profileParser.json' with { type: 'json' }

/** Where this app reads something else than AWS's tests expect, and why that does no harm. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  'Profile names support alphanumeric characters and - / . % @ _ : +':
    'A name with other characters is no name for AWS’s SDKs, and one for the AWS CLI; nothing else is called so.',
  'Properties must be defined in a profile.':
    'A setting before any header belongs to nobody, and is used nowhere.',
  'Property values can be empty.': 'An empty setting is left out: no setting of credentials may be empty.',
  'Property definitions must contain an equals sign.':
    'The AWS CLI takes a colon for an equals sign. A profile that the SDK has to read itself is refused.',
  'Continuations cannot be used outside of a profile.': 'It belongs to nobody, and is used nowhere.',
  'Invalid profile names are ignored.':
    'A name with a blank is a name in the credentials file for the AWS CLI; nothing else is called so.',
  'Invalid property names are ignored.': 'Nothing asks for a setting with a blank in its name.',
  'Properties can have sub-properties.': 'Nested settings are read one by one, as s3.name.',
  'Sub-property definitions can have an empty value.': 'An empty setting is left out.',
  'Sub-property definitions can have an invalid name.':
    'Nothing asks for a setting with a blank in its name.',
  'Sub-properties can have blank lines that are ignored': 'Nested settings are read one by one.',
  'Property values can be continued on the next line.':
    'The profile is refused with the line: no setting of credentials has a line break.',
  'Property values can be continued with multiple lines.': 'The profile is refused with the line.',
  'Continuations are trimmed.': 'The profile is refused with the line.',
  'Continuation values include pound comments.': 'The profile is refused with the line.',
  'Continuation values include semicolon comments.': 'The profile is refused with the line.',
}

/** What the file has to be refused for, profile by profile, where AWS refuses the whole file. */
async function read({ configFile, credentialsFile }: (typeof parser.tests)[number]['input']) {
  const { env } = await awsFiles({
    ...(configFile !== undefined && { config: configFile }),
    ...(credentialsFile !== undefined && { credentials: credentialsFile }),
  })
  const { profiles, ssoSessions, dropped } = await readSharedConfig(env)
  return { profiles, sso_sessions: ssoSessions, dropped }
}

describe('AWS’s own tests of the parser', () => {
  test.each(parser.tests.filter(({ name }) => !Object.hasOwn(DIFFERENCES, name)))('$name', async (vector) => {
    const { dropped, ...found } = await read(vector.input)
    const { config, errorContaining } = vector.output
    if (errorContaining === undefined) expect({ sso_sessions: {}, ...config }).toEqual(found)
    else expect(dropped).not.toEqual([])
  })

  test.each(parser.tests.filter(({ name }) => Object.hasOwn(DIFFERENCES, name)))(
    'differs: $name',
    async (vector) => {
      const { dropped, ...found } = await read(vector.input)
      const expected = { sso_sessions: {}, ...vector.output.config }
      // A difference that is none any more has to leave the list.
      const isSame =
        vector.output.errorContaining === undefined
          ? JSON.stringify(expected) === JSON.stringify(found)
          : dropped.length > 0
      expect(isSame).toBe(false)
    },
  )

  test('each difference that is listed is one of them', () => {
    expect(
      Object.keys(DIFFERENCES).filter((name) => parser.tests.every((vector) => vector.name !== name)),
    ).toEqual([])
  })
})
