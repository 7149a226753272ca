import { describe, expect, test } from 'vitest'
import { sharedConfigPaths } from '../../../../main/configuration/configFiles.ts'
import { environmentSource } from '../../../../main/credentials/environmentCredentials.ts'
import { awsFiles } from '../credentials/localUser.ts'
import location from './aws/fileLocation.json' with { type: 'json' }

/**
 * AWS's SDKs take HOME on Windows, too, and the AWS CLI does not: Git for Windows and others set it to another place.
 * Both kinds of file are then read where the AWS CLI writes them, also by the SDK in this app.
 */
const HOME_ON_WINDOWS = location.tests.filter(
  ({ platform, environment }) => platform === 'windows' && 'HOME' in environment,
)

describe('AWS’s own tests of where the files are', () => {
  test.each(location.tests.filter((vector) => !HOME_ON_WINDOWS.includes(vector)))('$name', (vector) => {
    const platform = vector.platform === 'windows' ? 'win32' : 'linux'
    expect(sharedConfigPaths({ ...vector.environment }, platform)).toEqual({
      config: vector.configLocation,
      credentials: vector.credentialsLocation,
    })
  })

  test.each(HOME_ON_WINDOWS)('with USERPROFILE instead of HOME: $name', ({ environment, ...vector }) => {
    const { HOME, ...others } = environment
    expect(sharedConfigPaths({ ...others, HOME: 'D:\\git', USERPROFILE: HOME }, 'win32')).toEqual({
      config: vector.configLocation,
      credentials: vector.credentialsLocation,
    })
  })
})

test('a variable that is blank is as if it were not set', async () => {
  expect(
    sharedConfigPaths({ HOME: '/home/user', AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: ' ' }, 'linux'),
  ).toEqual({
    config: '/home/user/.aws/config',
    credentials: '/home/user/.aws/credentials',
  })
  const { env } = await awsFiles({})
  expect(await environmentSource({ ...env, AWS_PROFILE: ' ', AWS_ACCESS_KEY_ID: '' })).toMatchObject({
    kind: 'none',
  })
})
