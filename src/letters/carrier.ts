import { second } from '../base/clock.ts'
import type { Config } from '../base/config.ts'
import { htmlLetter } from './html-letter.ts'
import { type Letter, oneLine } from './letter.ts'
import { plainLetter, type Sender } from './plain-letter.ts'

/** What became of one try: sent; no for good (the mail server refuses this letter); not now; or there is no server at all, so that others need not be tried either. */
export type Carried = { kind: 'sent' } | { kind: 'refused' | 'later'; why: string } | { kind: 'no-server'; why: string }
export type Sending = { id: string; to: string; letter: Letter; written: Date }
export type Carrier = { carry(sending: Sending): Promise<Carried>; close(): void }

type Problem = { code?: string; responseCode?: number; command?: string; message?: string }

// Codes of nodemailer for what stands between us and the server, whoever the letter is for.
const noServer = new Set([
  'ECONNECTION',
  'EDNS',
  'ETIMEDOUT',
  'ESOCKET',
  'ETLS',
  'EAUTH',
  'ENOAUTH',
  'EOAUTH2',
  'EPROXY',
  'ECONFIG',
  'EPROTOCOL',
])

// RFC 5321, 4.2.1: 5yz is a no that asking again does not change, 4yz one that it may. The server's own words are left out: they often hold the reader's address.
const told = ({ code = 'unknown', responseCode, command }: Problem): Carried => {
  const why = [code, responseCode, command].filter(Boolean).join(' ')
  if (noServer.has(code)) return { kind: 'no-server', why }
  return { kind: responseCode !== undefined && responseCode >= 500 ? 'refused' : 'later', why }
}

/** Opens the way to the mail server of `config`: a few connections, kept while there is something to send. */
export const openCarrier = async ({ SMTP_URL, MAIL_FROM }: Pick<Config, 'SMTP_URL' | 'MAIL_FROM'>, sender: Sender): Promise<Carrier> => {
  const { createTransport } = await import('nodemailer')
  const host = new URL(sender.address).hostname
  const transport = createTransport({
    url: SMTP_URL,
    pool: true,
    maxConnections: 3,
    connectionTimeout: 10 * second,
    greetingTimeout: 10 * second,
    socketTimeout: 20 * second,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async carry({ id, to, letter, written }) {
      try {
        await transport.sendMail({
          from: oneLine(MAIL_FROM ?? `paper@${host}`),
          to: { name: '', address: to },
          subject: oneLine(letter.subject),
          text: plainLetter(letter, sender),
          html: htmlLetter(letter, sender),
          date: written,
          // The same however often it is tried: a server that took it and did not say so in time knows it again.
          messageId: `<${id}@${host}>`,
          headers: {
            // RFC 3834, 5: no answering machine answers this.
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            ...(letter.unsubscribe && { 'List-Unsubscribe': `<${letter.unsubscribe}>` }),
            ...(letter.unsubscribe && letter.oneClick && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
          },
        })
        return { kind: 'sent' }
      } catch (error) {
        return told(error as Problem)
      }
    },
    close: () => transport.close(),
  }
}
