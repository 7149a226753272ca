/** Characters of how to reach a person: a telephone number, an e-mail address, or both. */
export const LONGEST_CONTACT = 200
