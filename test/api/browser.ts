import { type Answer, ask, type Parts } from './asking.ts'

/** What a browser keeps of an answer, and sends along from then on. */
export function cookieOf(answer: Answer): string {
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

/** Signs in as the web does. */
export function signIn(url: string, email: string, password: string): Promise<Answer> {
  return ask(url, 'POST /session', { body: { email, password } })
}

/** Asks as the web does, once somebody is signed in. */
export function askSignedIn(url: string, cookie: string, name: string, parts: Parts = {}): Promise<Answer> {
  return ask(url, name, parts, { cookie, 'x-afterword': '1' })
}
