import { type ComponentType, useEffect, useState } from 'react'
import { type PageName, pageTitle } from '../../app/contract/pages.ts'
import { Loading } from '../ui/Loading.tsx'
import { loadedPage, loadPage } from './pageLoaders.ts'

type LoadState =
  | { readonly state: 'loading' }
  | { readonly state: 'there'; readonly Content: ComponentType }
  | { readonly state: 'failed'; readonly error: unknown }

/**
 * One page for as long as it is shown. React's lazy and Suspense are not used: they show "Loading" for at least
 * 300 ms, and a chunk from this computer takes 50 ms.
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
