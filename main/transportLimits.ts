/** The largest message that a page may send, in bytes: a report of thousands of VPCs that is to be saved fits. */
export const LARGEST_MESSAGE = 8 * 1024 * 1024
