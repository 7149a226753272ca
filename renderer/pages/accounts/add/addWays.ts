/** How accounts come into the list. */
export type AddWay = 'byHand' | 'paste' | 'organization' | 'profiles'

export const ADD_WAYS: readonly AddWay[] = ['paste', 'organization', 'profiles', 'byHand']

export function addWayName(way: AddWay): string {
  switch (way) {
    case 'byHand':
      return 'One by hand'
    case 'paste':
      return 'Paste a list'
    case 'organization':
      return 'From the organization'
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
    case 'profiles':
      return 'The AWS profiles on this computer; choose which.'
  }
}
