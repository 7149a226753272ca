/** Environment variables: the process's, or those that the practice cloud puts in their place. */
export type Environment = Readonly<Record<string, string | undefined>>
