import './shell/zodWithoutEval.ts'

const root = document.getElementById('root')
if (root === null) throw new Error('The page has no #root.')
// Only now, so that everything in it finds zod configured.
const { mountApp } = await import('./shell/mountApp.tsx')
await mountApp(root)
