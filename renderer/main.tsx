import './shell/zodWithoutEval.ts'
import { loadFirstPage } from './shell/pageLoaders.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')
// Only now, so that everything in it finds zod configured.
const app = import('./shell/mountApp.tsx')
void loadFirstPage()
// No await: the app's chunk imports from this one, and would wait for it in turn.
void app.then(({ mountApp }) => mountApp(root))
