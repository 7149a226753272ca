/** How accounts come into the list. */
export type AddWay = 'byHand' | 'paste' | 'organization' | 'identityCenter' | 'profiles'

export const ADD_WAYS: readonly AddWay[] = ['paste', 'organization', 'identityCenter', 'profiles', 'byHand']

export function addWayName(way: AddWay): string {
  switch (way) {
    case 'byHand':
      return 'One by hand'
    case 'paste':
      return 'Paste a list'
    case 'organization':
      return 'From the organization'
    case 'identityCenter':
      return 'From IAM Identity Center'
    case 'profiles':
      return 'From AWS profiles'
  }
}

export function addWayDescription(way: AddWay): string {
  switch (way) {
    case 'byHand':
      return 'Type its ID and name.'
    case 'paste':
      return 'From a spreadsheet, a CSV or a message: one account on each line.'
    case 'organization':
      return 'AWS Organizations lists them; choose which.'
    case 'identityCenter':
      return 'Sign in to the AWS access portal; choose accounts and a role.'
    case 'profiles':
      return 'The AWS profiles on this computer; choose which.'
  }
}
