import './shell/zodWithoutEval.ts'
import { loadFirstPage } from './shell/pageLoaders.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')
// Only now, so that everything in it finds zod configured.
const app = import('./shell/mountApp.tsx')
void loadFirstPage()
const { mountApp } = await app
await mountApp(root)
