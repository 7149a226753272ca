import type { SignedCall } from '../call.ts'
import { type ListPage, pageOf } from '../wire/page.ts'
import { WireError } from '../wireError.ts'

/** A page as the caller asked for it, or smaller: EC2 pages also when nobody asks. */
export function ec2Page<T>(
  all: readonly T[],
  { parameters, scenario }: SignedCall,
  smallest: number,
): ListPage<T> {
  const asked = parameters.get('MaxResults')
  const size = asked === undefined ? scenario.ec2.pageSize : Number(asked)
  if (asked !== undefined && !(size >= smallest && size <= 1000)) {
    throw new WireError(
      'InvalidParameterValue',
      `Value ( ${asked} ) for parameter maxResults is invalid. Expecting a value between ${smallest} and 1000.`,
    )
  }
  const page = pageOf(all, Math.min(size, scenario.ec2.pageSize), parameters.get('NextToken'))
  if (page === undefined) {
    throw new WireError('InvalidPaginationToken', 'The specified pagination token is not valid.')
  }
  return page
}
