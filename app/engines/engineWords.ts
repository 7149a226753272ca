/** What every host says where a folder for an engine is made. */
export const NOTHING_SECRET =
  'No credential and no secret is in it. It was made from what the last look saw; nothing was called.'
