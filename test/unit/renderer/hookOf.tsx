import { renderToStaticMarkup } from 'react-dom/server'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { ClientProvider } from '../../../renderer/client/ClientContext.tsx'

/** What a hook gives to a component that is drawn once, below this client. State that it sets later is not seen. */
export function hookOf<T>(client: object, useIt: () => T): T {
  const given: T[] = []
  renderToStaticMarkup(
    // A test gives the calls that it is about.
    <ClientProvider client={client as ContractClient}>
      <Probe useIt={() => given.push(useIt())} />
    </ClientProvider>,
  )
  const [first] = given
  if (first === undefined) throw new Error('The hook gave nothing.')
  return first
}

function Probe({ useIt }: { readonly useIt: () => void }) {
  useIt()
  return null
}
