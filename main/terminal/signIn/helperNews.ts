import { helperSays, type RunningHelper } from '../../../app/access/signIns.ts'

/** @returns what running helpers have said since the last call, each line once. */
export function helperNews(): (helpers: readonly RunningHelper[]) => readonly string[] {
  const told = new Map<string, number>()
  return (helpers) =>
    helpers.flatMap((helper) => {
      const news = helper.said.slice(told.get(helper.id) ?? 0)
      told.set(helper.id, helper.said.length)
      return news.map((line) => `${helperSays(helper)} ${line}`)
    })
}
