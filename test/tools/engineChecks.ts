import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ownMotoPython } from './findMoto.ts'
import { packageBeside } from './pythonEnvironment.ts'

/** Reads Terraform's language: https://pypi.org/project/python-hcl2/ */
const HCL = '8.1.4'

const run = promisify(execFile)

/** An interpreter that has boto3 and cfn-lint, and where it finds the parser; or why there is none. */
export type EngineChecks =
  | { readonly found: true; readonly python: string; readonly path: string }
  | { readonly found: false; readonly why: string }

/** The Python that has moto, which brings both; only the parser is installed on first use. */
export async function findEngineChecks(): Promise<EngineChecks> {
  try {
    const python = await run('python3', ['-c', 'import boto3, cfnlint']).then(() => 'python3', ownMotoPython)
    return { found: true, python, path: await packageBeside(python, 'python-hcl2', HCL) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { found: false, why: `cfn-lint or python-hcl2 could not be installed with python3: ${reason}` }
  }
}
