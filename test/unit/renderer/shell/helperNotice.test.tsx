import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { helperNotice } from '../../../../renderer/shell/helperNotice.tsx'

test('of what the program of a profile says, the last lines are shown while it runs', () => {
  const said = ['Starting', 'Open https://idp.example', 'Enter the code ABCD', 'Waiting <b>']
  const { header, content } = helperNotice({ id: '1', profile: 'prod', said })
  expect(header).toBe('The credential_process of profile prod says:')
  expect(renderToStaticMarkup(content)).toBe(
    '<div>Open https://idp.example</div><div>Enter the code ABCD</div><div>Waiting &lt;b&gt;</div>',
  )
})
