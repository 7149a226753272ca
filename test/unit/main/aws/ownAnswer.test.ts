import { Readable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { member, requireOwnAnswer, textMember } from '../../../../main/aws/ownAnswer.ts'

const QUERY = {
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: 'Action=DescribeVpcs&Version=2016-11-15',
}
const JSON_CALL = {
  headers: {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSOrganizationsV20161128.ListAccounts',
  },
  body: '{}',
}
const REST = { headers: {} }

/** What is wrong with this answer; `undefined` when it is taken. */
async function refusal(
  request: Parameters<typeof requireOwnAnswer>[0],
  body: string,
  statusCode = 200,
): Promise<string | undefined> {
  const answer = { statusCode, headers: {}, body: Readable.from([Buffer.from(body)]) as unknown }
  try {
    await requireOwnAnswer(request, answer)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const HTML = '<!DOCTYPE html>\n<html><body>Sign in to the network</body></html>'

describe('the query protocol', () => {
  it.each([
    ['a whole answer', '<DescribeVpcsResponse xmlns="x"><vpcSet/></DescribeVpcsResponse>'],
    [
      'one with a declaration and a comment',
      '<?xml version="1.0"?>\n<!-- a --><DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>\n',
    ],
    ['one without content', '<DescribeVpcsResponse/>'],
  ])('takes %s', async (_, body) => {
    expect(await refusal(QUERY, body)).toBeUndefined()
  })

  it.each([
    ['an HTML page', HTML, 'it is an HTML page'],
    ['an empty body', ' ', 'it is empty'],
    ['plain text', 'Blocked by policy', 'it is not an XML document'],
    ['EC2’s error document', '<Response><Errors/></Response>', 'it is an error document, sent as a success'],
    ['an error document', '<ErrorResponse/>', 'it is an error document, sent as a success'],
    [
      'another operation’s answer',
      '<DescribeSubnetsResponse/>',
      'it begins with <DescribeSubnetsResponse>, not with <DescribeVpcsResponse>',
    ],
    ['half an answer', '<DescribeVpcsResponse><vpcSet><item>', 'it breaks off'],
    ['JSON', '{"Vpcs":[]}', 'it is not an XML document'],
  ])('refuses %s', async (_, body, why) => {
    expect(await refusal(QUERY, body)).toBe(why)
  })

  it('leaves what is no success to the SDK', async () => {
    expect(await refusal(QUERY, HTML, 502)).toBeUndefined()
    expect(await refusal(QUERY, '', 403)).toBeUndefined()
  })
})

describe.each([
  ['JSON', JSON_CALL],
  ['REST JSON', REST],
])('the protocol %s', (_, request) => {
  it('takes an object', async () => {
    expect(await refusal(request, '{"Accounts":[]}')).toBeUndefined()
  })

  it.each([
    ['an HTML page', HTML, 'it is an HTML page'],
    ['an empty body', '', 'it is empty'],
    ['XML', '<ListAccountsResponse/>', 'it is XML, not JSON'],
    ['half an answer', '{"Accounts":[{', 'it breaks off or is not JSON'],
    ['a list', '[]', 'it is not a JSON object'],
    ['text', 'blocked', 'it breaks off or is not JSON'],
  ])('refuses %s', async (_, body, why) => {
    expect(await refusal(request, body)).toBe(why)
  })
})

it('gives the SDK the bytes that it read', async () => {
  const answer = {
    statusCode: 200,
    headers: {},
    body: Readable.from([Buffer.from('{"a":'), Buffer.from('1}')]) as unknown,
  }
  await requireOwnAnswer(JSON_CALL, answer)
  expect(Buffer.from(answer.body as Uint8Array).toString()).toBe('{"a":1}')
})

it('takes a member that is there, empty lists included, and refuses an absent one by name', () => {
  const page: { Vpcs?: string[]; Id?: string } = { Vpcs: [] }
  expect(member(page, 'Vpcs')).toEqual([])
  expect(() => member({ ...page, Vpcs: undefined }, 'Vpcs')).toThrow('it has no Vpcs')
  expect(textMember({ Id: 'vpc-1' }, 'Id')).toBe('vpc-1')
  expect(() => textMember({ Id: '' }, 'Id')).toThrow('it has no Id')
})
