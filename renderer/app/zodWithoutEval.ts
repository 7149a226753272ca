import { z } from 'zod'

/**
 * Zod compiles schemas with `new Function` where it may, and tries whether it may: the page's
 * Content-Security-Policy refuses and reports that. To be imported before any module that makes a schema.
 */
z.config({ jitless: true })
