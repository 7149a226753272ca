import './app/zodWithoutEval.ts'
import '@cloudscape-design/global-styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { followAppearance } from './app/appearance.ts'
import { connect } from './app/connect.ts'
import { followAddress } from './app/navigation.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')
const client = connect()
followAddress()
followAppearance()
createRoot(root).render(
  <StrictMode>
    <App client={client} />
  </StrictMode>,
)
