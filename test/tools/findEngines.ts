import { pythonWith } from './pythonEnvironment.ts'

/** Cloud Custodian and the AWS CLI, as customers have them: both from PyPI, sharing the packages that they need. */
const CUSTODIAN = '0.9.53'
const REQUIREMENTS = [`c7n==${CUSTODIAN}`, 'c7n-org==0.6.52', 'awscli==1.46.3', 'boto3==1.43.103']

/** Python that has both: `-m c7n_org.cli`, `-m awscli`; or why there is none. */
export type Engines =
  | { readonly found: true; readonly python: string }
  | { readonly found: false; readonly why: string }

/** Installed on first use. */
export async function findEngines(): Promise<Engines> {
  try {
    return { found: true, python: await pythonWith('engines', CUSTODIAN, ...REQUIREMENTS) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { found: false, why: `c7n ${CUSTODIAN} could not be installed with python3: ${reason}` }
  }
}
