import { useEffect, useState } from 'react'
import { shortNameSchema } from '../../../app/activeeye/externalId.ts'
import type { ContractClient } from '../../../app/contract/contractClient.ts'
import { refusalText } from '../../../app/input/parsed.ts'
import { parseTypedPath } from '../../../app/input/typedPath.ts'
import { onboardingSchema } from '../../../app/onboarding/onboarding.ts'
import { slug } from '../../../app/text/slug.ts'
import { fieldFault } from '../../features/fieldFault.ts'

const customerNameSchema = onboardingSchema.shape.customer.shape.name

/** What is typed to begin an onboarding. The short name and the path are suggested until a person changes them. */
export function useBeginning(client: ContractClient) {
  const [customerName, setCustomerName] = useState('')
  const [ownShortName, setShortName] = useState<string>()
  const [ownPath, setPath] = useState<string>()
  const [suggestedPath, setSuggestedPath] = useState('')
  const [asked, setAsked] = useState(false)

  const shortName = ownShortName ?? slug(customerName)
  const path = ownPath ?? suggestedPath

  useEffect(() => {
    const name = slug(shortName)
    if (name === '') {
      setSuggestedPath('')
      return
    }
    let left = false
    client.suggestPath({ shortName: name }).then(
      (suggestion) => !left && setSuggestedPath(suggestion.path),
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [client, shortName])

  const place = parseTypedPath(path, 'the new onboarding file')
  const wrong = {
    customerName: fieldFault(customerNameSchema, customerName),
    shortName: fieldFault(shortNameSchema, shortName),
    path: refusalText(place),
  }
  // What is still empty is wrong only once somebody wants to go on.
  const faults = {
    customerName: asked || customerName !== '' ? wrong.customerName : undefined,
    shortName: asked || shortName !== '' ? wrong.shortName : undefined,
    path: asked ? wrong.path : undefined,
  }

  /** Where the file is to be, when all is right; from now on everything that is wrong is shown. */
  function ask(): string | undefined {
    setAsked(true)
    return place.ok && Object.values(wrong).every((fault) => fault === undefined) ? place.value : undefined
  }

  return { customerName, shortName, path, faults, setCustomerName, setShortName, setPath, ask }
}
