import { test } from 'vitest'
import { type MotoCloud, startMoto } from './moto.ts'

/** A test with a moto of its own; skipped, loudly, where there is none. */
export function onMoto(name: string, body: (moto: MotoCloud) => Promise<void>): void {
  test(name, async ({ skip, onTestFinished }) => {
    const moto = await startMoto()
    if (moto === undefined) return skip('there is no moto')
    // Not `using`: a test that runs out of time never gets to the end of its scope.
    onTestFinished(() => moto[Symbol.asyncDispose]())
    await body(moto)
  })
}
