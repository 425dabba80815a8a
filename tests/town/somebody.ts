import type { Asker } from '../../src/readers/readers.ts'

/** Somebody at a browser of his own: it keeps cookies as browsers do, and says where it is and what it is. */
export type Somebody = {
  asker(): Asker
  /** Keeps what the answer's Set-Cookie lines say; Max-Age=0 takes a cookie away. */
  keep(cookies: string[]): void
  cookies: Map<string, string>
  header(): string
}

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:152.0) Gecko/20100101 Firefox/152.0'

export const somebody = ({ ip = '192.0.2.1', agent = firefox }: { ip?: string; agent?: string } = {}): Somebody => {
  const cookies = new Map<string, string>()
  const header = () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return {
    cookies,
    header,
    asker: () => ({ ip, agent, headers: new Headers({ cookie: header(), 'user-agent': agent, host: 'evil.example' }) }),
    keep(lines) {
      for (const line of lines) {
        const [pair = ''] = line.split(';')
        const at = pair.indexOf('=')
        if (/;\s*max-age=0\b/i.test(line)) cookies.delete(pair.slice(0, at))
        else cookies.set(pair.slice(0, at), pair.slice(at + 1))
      }
    },
  }
}
