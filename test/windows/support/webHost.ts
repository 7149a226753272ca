import { parseHostOptions } from '../../../main/hosts/hostOptions.ts'
import { runWeb } from '../../../main/web/runWeb.ts'

/** What `npm start -- --web` runs, without the build of the page, for a bundle: the page's directory comes first. */
const [page = '', ...words] = process.argv.slice(2)
await runWeb(parseHostOptions(words), page)
process.exit()
