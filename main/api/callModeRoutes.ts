import { maskedSelector, maskedSentence } from '../../app/masking/maskedText.ts'
import type { Masks } from '../../app/masking/masks.ts'
import type { CallMode } from '../onboarding/createCallMode.ts'
import { type RouterBase, whenChanged } from './routerBase.ts'

/** What accounts are chosen by is masked as they are, everything else as a sentence. */
function maskedTyped(text: string, masks: Masks): string {
  return /^(?:ou|tag):/i.test(text) ? maskedSelector(text, masks) : maskedSentence(text, masks)
}

/** Turning call mode on and off, and what a mask stands for. */
export function callModeRoutes(os: RouterBase, callMode: CallMode) {
  return os.callMode.router({
    watch: os.callMode.watch.handler(async ({ signal }) => {
      await callMode.ready()
      return whenChanged(async () => ({ on: callMode.on() }), callMode.onChange, signal)
    }),
    set: os.callMode.set.handler(({ input }) => callMode.set(input.on, true)),
    // The interceptor has put the values in place of the masks.
    reveal: os.callMode.reveal.handler(({ input }) => input),
    mask: os.callMode.mask.handler(({ input }) =>
      callMode.on() ? { text: maskedTyped(input.text, callMode.masks()) } : input,
    ),
  })
}
