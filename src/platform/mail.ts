import { createTransport } from 'nodemailer'
import type { Config } from './config.ts'

export interface Letter {
  to: string
  subject: string
  text: string
}

/** Sends a letter and says whether it was handed over; null where mail is not set up. */
export type SendMail = ((letter: Letter) => Promise<boolean>) | null

/** Mail as configured. A mail server that is away never fails what the letter was about. */
export function openMail(config: Config, onFailure: (error: unknown) => void): SendMail {
  if (!config.smtpUrl) return null
  const transport = createTransport(config.smtpUrl)
  const from = config.mailFrom
  return async (letter) => {
    try {
      await transport.sendMail({ from, ...letter })
      return true
    } catch (error) {
      onFailure(error)
      return false
    }
  }
}
