/** Like Promise.all, but it settles only after all promises have: nothing is still running when it rejects. */
export async function allFinished<T>(work: readonly Promise<T>[]): Promise<T[]> {
  const results = await Promise.allSettled(work)
  return results.map((result) => {
    if (result.status === 'rejected') throw result.reason
    return result.value
  })
}
