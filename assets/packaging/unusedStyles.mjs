/** Classes of Cloudscape's table: with `stripedRows`, which no page sets, and of rows five and more levels deep. */
const UNUSED = /\.awsui_(has-striped-rows|expandable-level-[4-9])_/

/**
 * A plugin for Vite that leaves out styles which nothing can have: a tenth of all that Cloudscape has. `bundle.test.ts`
 * finds a page that begins to need them.
 */
export function unusedStyles() {
  return {
    name: 'unused-styles',
    generateBundle(_options, output) {
      for (const asset of Object.values(output)) {
        if (asset.type !== 'asset' || !asset.fileName.endsWith('.css')) continue
        asset.source = String(asset.source).replace(/([^{};]+)\{([^{}]*)\}/g, usedRule)
      }
    },
  }
}

function usedRule(rule, list, declarations) {
  if (!UNUSED.test(list)) return rule
  const used = selectorsOf(list).filter((selector) => !UNUSED.test(withoutBrackets(selector)))
  return used.length === 0 ? '' : `${used.join(',')}{${declarations}}`
}

/** Split at the commas that are in no brackets. */
function selectorsOf(list) {
  const selectors = ['']
  let depth = 0
  for (const character of list) {
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (character === ',' && depth === 0) selectors.push('')
    else selectors[selectors.length - 1] += character
  }
  return selectors
}

/** A class in `:not(…)` or `:is(…)` does not have to be there. */
function withoutBrackets(selector) {
  let text = selector
  for (let shorter = ''; shorter !== text; ) {
    shorter = text
    text = shorter.replace(/\([^()]*\)/g, '')
  }
  return text
}
