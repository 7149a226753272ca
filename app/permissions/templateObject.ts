/** S3's host, in any Region and partition: s3.amazonaws.com, s3.eu-west-1.amazonaws.com, s3-us-gov-west-1.amazonaws.com. */
const S3_HOST = /^(?:(.+)\.)?s3(?:[.-](?:dualstack\.)?[a-z0-9-]+)?\.amazonaws\.(?:com(?:\.cn)?|eu)$/

/** "BUCKET/KEY" of an object's https address, path style or virtual-hosted; `undefined` when it is none of S3. */
export function templateObject(url: string): string | undefined {
  const [, host = '', path = ''] = /^https:\/\/([^/:?#]+)(?::\d+)?\/([^?#]+)/.exec(url) ?? []
  const match = S3_HOST.exec(host)
  if (match === null) return undefined
  const key = decoded(path)
  const [, bucket] = match
  if (bucket !== undefined) return `${bucket}/${key}`
  return /^[^/]+\/./.test(key) ? key : undefined
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
