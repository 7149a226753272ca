import { execFile } from 'node:child_process'
import { win32 } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'

/** Runs PowerShell with a script, and resolves with what it wrote to standard output. */
export type RunPowerShell = (script: string, env: Readonly<Record<string, string>>) => Promise<string>

/** The path is in a variable, so that no character of it is part of the script. */
const SCRIPT =
  '$s = Get-AuthenticodeSignature -LiteralPath $env:ONBOARDING_UPDATE; @{ status = [int]$s.Status; subject = $s.SignerCertificate.Subject } | ConvertTo-Json -Compress'

const VALID = 0

const answerSchema = z.object({ status: z.int(), subject: z.string().nullable() })

/**
 * Whether a program is signed by one of these publishers: null, or why it is not taken. In the place of
 * electron-updater's own check, which lets a download pass where PowerShell can't run, as on managed computers
 * (windowsExecutableCodeSignatureVerifier.js, handleError). Here everything but a valid signature is refused.
 */
export async function verifyWindowsSigner(
  publishers: readonly string[],
  path: string,
  run: RunPowerShell = runPowerShell,
): Promise<string | null> {
  try {
    const { status, subject } = answerSchema.parse(JSON.parse(await run(SCRIPT, { ONBOARDING_UPDATE: path })))
    if (status !== VALID) return `Windows finds no valid signature (status ${status})`
    const signer = subject ?? ''
    return publishers.some((publisher) => publisher !== '' && isSigner(signer, publisher))
      ? null
      : `it is signed by ${signer}`
  } catch {
    return 'Windows could not be asked who signed it'
  }
}

/** @param publisher a common name, or a whole subject, as electron-builder writes it into app-update.yml */
function isSigner(subject: string, publisher: string): boolean {
  return subject === publisher || commonName(subject) === publisher
}

/** `CN=Acme, O=…` or `CN="Acme, Inc.", O=…`; the first field, since Windows begins with it. */
function commonName(subject: string): string | undefined {
  const [, quoted, plain] = /^CN=(?:"((?:[^"]|"")*)"|([^",]+))(?:,|$)/.exec(subject) ?? []
  return quoted?.replaceAll('""', '"') ?? plain
}

async function runPowerShell(script: string, env: Readonly<Record<string, string>>): Promise<string> {
  // By its whole path: a directory of PATH may belong to somebody else.
  const program = win32.join(
    process.env.SystemRoot ?? 'C:\\Windows',
    'System32\\WindowsPowerShell\\v1.0\\powershell.exe',
  )
  const words = ['-NoProfile', '-NonInteractive', '-Command', script]
  const { stdout } = await promisify(execFile)(program, words, {
    env: { ...process.env, ...env },
    timeout: 60_000,
    maxBuffer: 64 * 1024,
    windowsHide: true,
  })
  return stdout
}
