import { parseHTML } from 'linkedom'
import type { Web } from '../../src/web/web.ts'

/** What came back: the page as text, and as a document to look into. */
export type Seen = { status: number; path: string; text: string; headers: Headers; document: Document }

export type Jar = Map<string, { value: string; until: number }>

export type Person = {
  /** Opens an address as a browser does: cookies go with it, redirects are followed. */
  open(path: string, headers?: Record<string, string>): Promise<Seen>
  /** Sends a form as a page of the paper would. */
  send(path: string, fields?: Record<string, string | string[]>): Promise<Seen>
  /** Fills in the form that holds a field or a button of this name or action on the page last seen, and sends it: the other fields go along as they are. */
  fill(form: string, fields?: Record<string, string>): Promise<Seen>
  /** What the jar holds, by name; to be looked at, taken away, tampered with. */
  jar: Jar
  /** How many requests were made so far, redirects counted. */
  requests(): number
  seen(): Seen
}

type Wants = { web: Web; now: () => Date; address?: string; ip?: string; headers?: Record<string, string> }

/** Somebody with a browser of his own: a cookie jar, an address on the network, and pages that he looks at one after the other. */
export const openPerson = ({ web, now, address = 'https://paper.example', ip = '203.0.113.7', headers: always = {} }: Wants): Person => {
  const jar: Jar = new Map()
  let requests = 0
  let last: Seen | undefined
  const cookieHeader = () =>
    [...jar]
      .filter(([, { until }]) => until > now().getTime())
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')
  const keepCookies = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...rest] = line.split(';')
      const [name = '', ...value] = pair.trim().split('=')
      const age = rest.map((one) => /^\s*max-age=(-?\d+)/i.exec(one)?.[1]).find((one) => one !== undefined)
      const expires = rest.map((one) => /^\s*expires=(.*)/i.exec(one)?.[1]).find((one) => one !== undefined)
      const until = age !== undefined ? now().getTime() + Number(age) * 1000 : expires ? Date.parse(expires) : Number.POSITIVE_INFINITY
      if (until <= now().getTime()) jar.delete(name)
      else jar.set(name, { value: value.join('='), until })
    }
  }
  const ask = async (path: string, init: RequestInit = {}): Promise<Seen> => {
    let at = path
    for (let hop = 0; hop < 10; hop++) {
      requests++
      const first = hop === 0 ? init : {}
      const headers = new Headers({ ...always, ...(first.headers as Record<string, string>) })
      if (cookieHeader()) headers.set('cookie', cookieHeader())
      const response = await web.request(`${address}${at}`, { ...first, headers }, { incoming: { socket: { remoteAddress: ip } } })
      keepCookies(response)
      const to = response.headers.get('location')
      if (response.status >= 300 && response.status < 400 && to) {
        const next = new URL(to, `${address}${at}`)
        // Elsewhere: a cash desk's page, which this person's browser would open and a journey does.
        if (next.origin !== new URL(address).origin) return (last = seenOf(response, next.href, ''))
        at = next.pathname + next.search
        continue
      }
      return (last = seenOf(response, at, await response.text()))
    }
    throw new Error(`${path} leads round in a circle`)
  }
  const send: Person['send'] = (path, fields = {}) =>
    ask(path, {
      method: 'POST',
      body: new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
      ).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: address, 'sec-fetch-site': 'same-origin' },
    })
  return {
    open: (path, headers = {}) => ask(path, { headers }),
    send,
    async fill(form, fields = {}) {
      if (!last) throw new Error('no page is open')
      const forms = [...last.document.querySelectorAll('form')]
      const found = forms.find((one) => one.getAttribute('action') === form || one.querySelector(`[name="${form}"]`))
      if (!found) throw new Error(`${last.path} has no form ${form}: ${forms.map((one) => one.getAttribute('action')).join(', ')}`)
      // What a browser sends: no button, and of boxes and circles only those that are marked.
      const sent = [...found.querySelectorAll('input[name], textarea[name]')]
        .filter((one) => !/^(?:checkbox|radio)$/.test(one.getAttribute('type') ?? '') || one.hasAttribute('checked'))
        .map((one) => [one.getAttribute('name') ?? '', one.getAttribute('value') ?? (one.localName === 'textarea' ? one.textContent : '')])
      return send(found.getAttribute('action') || last.path, { ...Object.fromEntries(sent), ...fields })
    },
    jar,
    requests: () => requests,
    seen() {
      if (!last) throw new Error('no page is open')
      return last
    },
  }
}

const seenOf = ({ status, headers }: Response, path: string, text: string): Seen => ({
  status,
  path,
  text,
  headers,
  get document() {
    return parseHTML(text).document as unknown as Document
  },
})
