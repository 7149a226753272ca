/** The calls among these that change something, of all that the terminal may make. */
export function writesAmong(calls: readonly string[]): readonly string[] {
  return calls.filter((call) => !LOOKS.test(call))
}

const LOOKS = /:(Describe|Get|List|Assume)[A-Za-z]+$/
