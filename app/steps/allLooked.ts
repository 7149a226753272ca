import { AwsFailure, isDenied } from '../aws/awsFailure.ts'
import { ProblemError } from '../problems/problem.ts'
import { problemOfDenials } from '../problems/problemOf.ts'

/**
 * The answers of looks that are sent together. Waits for all of them, so that the same problem is named at every look,
 * whichever fails first: denials of several are one problem; any other failure comes before a denial.
 * @param where words for the place, for sentences
 */
export async function allLooked<A, B>(
  looks: readonly [Promise<A>, Promise<B>],
  where: string,
): Promise<readonly [A, B]> {
  const [a, b] = await Promise.allSettled(looks)
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value]
  const errors: readonly unknown[] = [a, b].flatMap((look) =>
    look.status === 'rejected' ? [look.reason] : [],
  )
  const other = errors.find((error) => !isDenied(error))
  if (other !== undefined) throw other
  const [first, second] = errors.flatMap((error) => (error instanceof AwsFailure ? [error] : []))
  if (first === undefined || second === undefined) throw first
  throw new ProblemError(problemOfDenials([first.details, second.details], where))
}
