import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Browser, chromium } from 'playwright-core'
import { assets } from '../../src/web/assets.ts'
import { chromiumPath } from '../browser/chromium.ts'

/** What a loaded page did that a paper's page never does, and what stands in it that may not. */
export type Loaded = { outputs: number; wrong: string[] }

const trap = `window.ranAny = []
const trapped = (name) => function () { window.ranAny.push(name); return null }
for (const name of ['ran', 'alert', 'confirm', 'prompt', 'print', 'open', 'eval', 'fetch', 'setTimeout']) window[name] = trapped(name)
window.addEventListener('error', (event) => { if (event.message) window.ranAny.push('a script error: ' + event.message) })`

const stage = (outputs: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Outputs</title><link rel="stylesheet" href="${assets.at('paper.css')}"><script src="/trap.js"></script></head><body>\n${outputs}</body></html>`

/** Looks at what the browser made of the page: run there, so that it is the browser's own reading that is looked at. */
const look = () => {
  const wrong: string[] = []
  const note = (text: string) => {
    if (wrong.length < 20) wrong.push(text)
  }
  const tags = new Set(
    'DIV ARTICLE SECTION ASIDE P A B I U S Q EM STRONG SMALL SPAN SUB SUP H1 H2 H3 H4 H5 H6 UL OL LI DL DT DD BLOCKQUOTE PRE CODE HR BR WBR FIGURE FIGCAPTION IMG TABLE CAPTION THEAD TBODY TFOOT TR TH TD CITE ABBR TIME MARK INS DEL RUBY RT RP BDI BDO NAV DETAILS SUMMARY SVG PATH'.split(
      ' ',
    ),
  )
  const attributes = new Set(
    'class id dir lang href rel cite src srcset sizes alt width height colspan rowspan scope start reversed datetime title loading decoding fetchpriority role tabindex aria-label aria-labelledby aria-hidden data-mutant translate'.split(
      ' ',
    ),
  )
  const check = (root: ParentNode, who: (element: Element) => string) => {
    for (const element of root.querySelectorAll('*')) {
      if (!tags.has(element.tagName.toUpperCase())) note(`${who(element)}: there is a <${element.tagName}>`)
      for (const { name, value } of element.attributes) {
        if (!attributes.has(name)) note(`${who(element)}: <${element.tagName}> has ${name}="${value.slice(0, 60)}"`)
        else if (name === 'src' && !/^\/pictures\/[\w-]+$/.test(value)) note(`${who(element)}: a picture comes from ${value}`)
        else if (name === 'srcset' && !/^(?:\/pictures\/[\w-]+ \d+w(?:, )?)+$/.test(value))
          note(`${who(element)}: a picture comes from ${value}`)
      }
      if (element instanceof HTMLAnchorElement && element.hasAttribute('href') && !/^(?:https?|mailto):$/.test(element.protocol))
        note(`${who(element)}: a link leads to ${element.href.slice(0, 80)}`)
    }
  }
  const boxes = [...document.querySelectorAll('div.mutant')]
  for (const element of document.body.children)
    if (!element.matches('div.mutant'))
      note(`beside the outputs, after ${element.previousElementSibling?.getAttribute('data-mutant')}: <${element.tagName}>`)
  if ([...document.head.children].length !== 4) note(`the head has ${document.head.children.length} elements`)
  for (const box of boxes) {
    if (box.parentElement !== document.body) note(`${box.getAttribute('data-mutant')} lies in another output`)
    check(box, () => `output ${box.getAttribute('data-mutant')}`)
    // Read once more of what was written of it: what folds into something else, folds here.
    const again = document.implementation.createHTMLDocument('')
    // Relative addresses are the page's there too.
    again.head.append(Object.assign(again.createElement('base'), { href: location.href }))
    again.body.innerHTML = box.innerHTML
    check(again.body, () => `output ${box.getAttribute('data-mutant')}, read again`)
  }
  return { outputs: boxes.length, wrong, ran: (window as unknown as { ranAny: string[] }).ranAny }
}

/**
 * A Chromium for pages of outputs, without the paper's content security policy, so that whatever could run would. Any script beside the trap, any call of the traps, any request
 * but for the page, its styles and the paper's pictures, any navigation, dialog and console error is told.
 */
export const openLoading = async () => {
  const texts = new Map<string, string>()
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const asset = assets.find(path)
    const text = path === '/trap.js' ? trap : texts.get(path)
    if (text !== undefined)
      response.writeHead(200, { 'content-type': path.endsWith('.js') ? 'text/javascript' : 'text/html; charset=utf-8' }).end(text)
    else if (asset) response.writeHead(200, { 'content-type': asset.type }).end(asset.body)
    else response.writeHead(path.startsWith('/pictures/') ? 204 : 404).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const { path, env } = await chromiumPath()
  const browser: Browser = await chromium.launch({
    executablePath: path,
    env,
    // Nothing of an output reaches a host outside, also where a trap has failed.
    args: ['--no-sandbox', '--disable-gpu', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
  })
  const load = async (outputs: string, count?: number): Promise<Loaded> => {
    const wrong: string[] = []
    const at = `/outputs-${texts.size}.html`
    texts.set(at, stage(outputs))
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 } })
    try {
      const page = await context.newPage()
      const own = (address: string) =>
        [origin + at, `${origin}/trap.js`].includes(address) ||
        address.startsWith(`${origin}/assets/`) ||
        address.startsWith(`${origin}/pictures/`)
      context.on('request', (request) => own(request.url()) || wrong.push(`a request to ${request.url().slice(0, 200)}`))
      page.on('dialog', (dialog) => {
        wrong.push(`a dialog: ${dialog.message()}`)
        dialog.dismiss().catch(() => {})
      })
      page.on('popup', () => wrong.push('a window was opened'))
      page.on('pageerror', (error) => wrong.push(`a script failed: ${error.message}`))
      page.on(
        'console',
        (said) =>
          said.type() === 'error' && !/\/pictures\//.test(said.location().url) && wrong.push(`console: ${said.text().slice(0, 200)}`),
      )
      page.on(
        'framenavigated',
        (frame) => frame.url() !== origin + at && frame.url() !== 'about:blank' && wrong.push(`it went to ${frame.url().slice(0, 200)}`),
      )
      page.on('frameattached', () => wrong.push('there is a frame'))
      // Compiled is as bad as run: V8 tells of every script, inline handlers and javascript: addresses included.
      const inspector = await context.newCDPSession(page)
      let loading = true
      inspector.on('Debugger.scriptParsed', ({ url, executionContextAuxData }) => {
        const main = (executionContextAuxData as { isDefault?: boolean } | undefined)?.isDefault !== false
        if (loading && main && url !== `${origin}/trap.js`) wrong.push(`a script of ${url || 'no address'} was compiled`)
      })
      await inspector.send('Debugger.enable')
      await page.goto(origin + at, { waitUntil: 'load', timeout: 120_000 })
      // What waits for a pointer, a key or the focus.
      await page.mouse.move(500, 300)
      await page.mouse.wheel(0, 2000)
      for (let press = 0; press < 3; press++) await page.keyboard.press('Tab')
      loading = false
      await inspector.send('Debugger.disable')
      // Not by the driver's own way, which calls functions that are trapped. `__name`: what the transpiler leaves in the function's text.
      const answer = await inspector.send('Runtime.evaluate', {
        expression: `(() => { const __name = (f) => f; return (${look})() })()`,
        returnByValue: true,
      })
      if (answer.exceptionDetails) throw new Error(`the page cannot be looked at: ${answer.exceptionDetails.exception?.description}`)
      const seen = answer.result.value as ReturnType<typeof look>
      wrong.push(...seen.wrong, ...seen.ran.map((name) => `${name} was called`))
      if (count !== undefined && seen.outputs !== count) wrong.push(`there are ${seen.outputs} outputs of ${count} on the page`)
      return { outputs: seen.outputs, wrong: [...new Set(wrong)].slice(0, 30) }
    } finally {
      await context.close()
      texts.set(at, '')
    }
  }
  let last: Promise<unknown> = Promise.resolve()
  const loaded: Loaded = { outputs: 0, wrong: [] }
  return {
    load,
    /** Loads a page after those before it; `all` waits for the last and tells of all. */
    queue(file: string, count: number) {
      last = last
        .then(async () => load(await readFile(file, 'utf8'), count))
        .then(({ outputs, wrong }) => {
          loaded.outputs += outputs
          loaded.wrong.push(...wrong.map((one) => `${file}: ${one}`))
        })
        .catch((error: unknown) => void loaded.wrong.push(`${file} cannot be loaded: ${String(error).slice(0, 300)}`))
    },
    async all() {
      await last
      return loaded
    },
    async close() {
      await browser.close()
      server.closeAllConnections()
      server.close()
    },
  }
}
