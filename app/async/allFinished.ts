/** Like Promise.all, but nothing is still at work when it rejects: what was begun is always seen to its end. */
export async function allFinished<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(work)
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}
