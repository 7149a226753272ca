import { expect, it } from 'vitest'
import { parseMfaCode } from '../../../../app/input/mfaCode.ts'

it.each(['123456', '123 456', ' 123-456 ', '123\u2013456', '\u00a0123\u200b456\n'])(
  'an MFA code is six digits, however they are read off: %j',
  (typed) => {
    expect(parseMfaCode(typed)).toEqual({ ok: true, value: '123456' })
  },
)

it.each(['', '12345', '1234567', 'abcdef', '12 34 5x', '\uff11\uff12\uff13\uff14\uff15\uff16'])(
  '%j is refused without being repeated',
  (typed) => {
    expect(parseMfaCode(typed)).toEqual({
      ok: false,
      refusals: [{ message: 'The code of an MFA device has six digits.' }],
    })
  },
)
