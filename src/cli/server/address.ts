import { misused } from '../failure.ts'
import { type Login, readLogin } from './login-file.ts'

export const defaultUrl = 'http://127.0.0.1:4114'

/** Where the server is and who asks. The environment wins over a kept sign-in. */
export interface Address {
  url: string
  token: string | null
  /** Where the token comes from. */
  from: 'environment' | 'login' | null
}

/** @throws Failure (usage) when AFTERWORD_URL is no address. */
export function findAddress(login: Login | null = readLogin()): Address {
  const { AFTERWORD_URL, AFTERWORD_TOKEN } = process.env
  const url = AFTERWORD_URL ? plainUrl(AFTERWORD_URL, 'AFTERWORD_URL') : (login?.url ?? defaultUrl)
  if (AFTERWORD_TOKEN) return { url, token: AFTERWORD_TOKEN.trim(), from: 'environment' }
  // A kept token is for the server that gave it and is never sent to another one.
  if (login && login.url === url) return { url, token: login.token, from: 'login' }
  return { url, token: null, from: null }
}

/** An address without a trailing slash. */
export function plainUrl(text: string, name: string): string {
  const url = URL.parse(text.trim())
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw misused(`${name} is “${text}”, which is not an address like ${defaultUrl}.`)
  }
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

/** Whether the address is this machine by one of its fixed names. */
export function isThisMachine(url: string): boolean {
  const { hostname } = new URL(url)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname)
}

export function portOf(url: string): number {
  const { port, protocol } = new URL(url)
  return port ? Number(port) : protocol === 'https:' ? 443 : 80
}
