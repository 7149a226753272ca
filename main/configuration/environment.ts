/** Environment variables: the process's, or those that the practice cloud puts in their place. */
export type Environment = Readonly<Record<string, string | undefined>>

/** The variables that hold something: one that is empty or blank is as if it were not set, as AWS's tools take it. */
export function withoutBlanks(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''),
  )
}
