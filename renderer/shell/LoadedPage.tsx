import { type ComponentType, useEffect, useState } from 'react'
import { type PageName, pageTitle } from '../state/navigationStore.ts'
import { Loading } from '../ui/Loading.tsx'
import { loadedPage, loadPage } from './pageRegistry.ts'

type LoadState =
  | { readonly state: 'loading' }
  | { readonly state: 'there'; readonly Content: ComponentType }
  | { readonly state: 'failed'; readonly error: unknown }

/**
 * One page for as long as it is shown. Not React's lazy and Suspense: they keep "Loading" on the screen for 300 ms at
 * least, and a chunk from this computer takes 50.
 */
export function LoadedPage({ page }: { readonly page: PageName }) {
  const [progress, setProgress] = useState<LoadState>(() => {
    const Content = loadedPage(page)
    return Content === undefined ? { state: 'loading' } : { state: 'there', Content }
  })

  useEffect(() => {
    let shown = true
    const settle = (end: LoadState) => shown && setProgress((now) => (now.state === 'there' ? now : end))
    loadPage(page).then(
      (Content) => settle({ state: 'there', Content }),
      (error: unknown) => settle({ state: 'failed', error }),
    )
    return () => {
      shown = false
    }
  }, [page])

  switch (progress.state) {
    case 'loading':
      return <Loading what={`Loading ${pageTitle(page)}`} />
    case 'there':
      return <progress.Content />
    case 'failed':
      // For the boundary around the pages.
      throw progress.error
  }
}
