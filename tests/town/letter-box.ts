import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A letter as it arrived: parsed, with the addresses of the envelope and the bytes as they came. */
export type Arrived = { from: string; to: string[]; mail: ParsedMail; source: string }

/** What the box says to a letter: nothing, and it is taken; or the SMTP code and words of its no. */
export type Answer = (to: string) => { code: number; words: string } | undefined

export type LetterBox = {
  /** For SMTP_URL. */
  url: string
  arrived: Arrived[]
  /** The latest letter to `to`. Throws when there is none. */
  lastTo(to: string): Arrived
  /** Who is refused from now on, at RCPT. */
  answer(answer: Answer): void
  connections(): number
  close(): Promise<void>
}

/** A real SMTP server on a free port of this machine that keeps what it is sent. With `login`, letters are taken from that name and password alone. */
export const openLetterBox = async ({ login }: { login?: { name: string; password: string } } = {}): Promise<LetterBox> => {
  const arrived: Arrived[] = []
  let saying: Answer = () => undefined
  let connections = 0
  const server = new SMTPServer({
    hideSTARTTLS: true,
    authOptional: !login,
    allowInsecureAuth: true,
    disabledCommands: login ? [] : ['AUTH'],
    disableReverseLookup: true,
    onConnect(_, done) {
      connections++
      done()
    },
    onAuth(auth, _, done) {
      if (auth.username === login?.name && auth.password === login?.password) return done(null, { user: auth.username })
      done(new Error('no such name or password'))
    },
    onRcptTo(address, _, done) {
      const no = saying(address.address)
      if (!no) return done()
      done(Object.assign(new Error(no.words), { responseCode: no.code }))
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        const source = Buffer.concat(chunks)
        const { mailFrom, rcptTo } = session.envelope
        // Taken when it has been read: whoever has sent a letter finds it here.
        arrived.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map((one) => one.address),
          mail: await simpleParser(source),
          source: source.toString('latin1'),
        })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const who = login ? `${encodeURIComponent(login.name)}:${encodeURIComponent(login.password)}@` : ''
  return {
    url: `smtp://${who}127.0.0.1:${port}`,
    arrived,
    lastTo(to) {
      const found = arrived.findLast((one) => one.to.includes(to))
      if (!found) throw new Error(`no letter to ${to} has arrived`)
      return found
    },
    answer(answer) {
      saying = answer
    },
    connections: () => connections,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
