import { mkdir, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** A profile of the credentials file; without a token, the keys are an IAM user's. */
export function keysProfile(
  name: string,
  keys: {
    readonly accessKeyId: string
    readonly secretAccessKey: string
    readonly sessionToken?: string
  },
): string {
  const token = keys.sessionToken === undefined ? '' : `aws_session_token = ${keys.sessionToken}\n`
  return `[${name}]\naws_access_key_id = ${keys.accessKeyId}\naws_secret_access_key = ${keys.secretAccessKey}\n${token}\n`
}

/** Puts the shared files into the home directory, whole or not at all, as the AWS CLI does. */
export async function writeAwsFiles(
  home: string,
  files: { readonly config?: string; readonly credentials?: string },
): Promise<void> {
  const directory = join(home, '.aws')
  await mkdir(directory, { recursive: true })
  for (const [name, text] of Object.entries(files)) {
    await writeFile(join(directory, `${name}.new`), text, { mode: 0o600 })
    await rename(join(directory, `${name}.new`), join(directory, name))
  }
}
