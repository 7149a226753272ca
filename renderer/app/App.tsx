import { Suspense } from 'react'
import { useNavigation } from './navigation.ts'
import { PAGE_COMPONENTS } from './pages.tsx'

/** The frame around the pages. */
export function App() {
  const page = useNavigation((state) => state.page)
  const Page = PAGE_COMPONENTS[page]
  return (
    <Suspense fallback={null}>
      <Page />
    </Suspense>
  )
}
