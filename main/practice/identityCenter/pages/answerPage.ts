import type { HttpRequest } from '../../wire/request.ts'
import type { World } from '../../world.ts'
import { answerAuthorizePage, openAuthorizePage } from './authorizePage.ts'
import { answerDevicePage, openDevicePage } from './devicePage.ts'
import type { PageAnswer } from './pageAnswer.ts'

const PAGES = ['/authorize', '/device']

/** Whether a browser opens this path; everything else is called by programs only. */
export function isSignInPage(url: string): boolean {
  return PAGES.includes(pathOf(url).pathname)
}

/** The pages that a person signs in on; `undefined` when the path is none of them. */
export function answerSignInPage(
  { method, url, body }: HttpRequest,
  world: World,
  now: number,
): { readonly page: PageAnswer; readonly world: World } | undefined {
  const { pathname, searchParams } = pathOf(url)
  switch (`${method} ${pathname}`) {
    case 'GET /authorize':
      return openAuthorizePage(searchParams, world, now)
    case 'POST /authorize':
      return answerAuthorizePage(body, world, now)
    case 'GET /device':
      return { page: openDevicePage(searchParams, world, now), world }
    case 'POST /device':
      return answerDevicePage(body, world, now)
    default:
      return undefined
  }
}

function pathOf(url: string): URL {
  return new URL(url, 'http://127.0.0.1')
}
