/** To come. */
export function ConnectorsPage() {
  return <h1>Connectors</h1>
}
