/** To come. */
export function StartPage() {
  return <h1>Start</h1>
}
