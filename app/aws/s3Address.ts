/** An object of S3 as an https address names it. */
export interface S3Address {
  /** `BUCKET/KEY`, decoded. */
  readonly object: string
  /** Path and query as an endpoint takes them that has no host for each bucket: `/BUCKET/KEY?versionId=1`. */
  readonly pathStyle: string
}

/** S3's host, in any Region and partition: s3.amazonaws.com, s3.eu-west-1.amazonaws.com, s3-us-gov-west-1.amazonaws.com. */
const S3_HOST = /^(?:(.+)\.)?s3(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.(?:com(?:\.cn)?|eu)$/

/** Path style or virtual-hosted; `undefined` when the address is not in S3. */
export function s3Address(url: string): S3Address | undefined {
  const [, host = '', path = '', query = ''] =
    /^https:\/\/([^/:?#]+)(?::\d+)?\/([^?#]+)(\?[^#]*)?/.exec(url) ?? []
  const match = S3_HOST.exec(host)
  if (match === null) return undefined
  const [, bucket] = match
  const inBucket = bucket === undefined ? path : `${bucket}/${path}`
  const object = decoded(inBucket)
  return /^[^/]+\/./.test(object) ? { object, pathStyle: `/${inBucket}${query}` } : undefined
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
