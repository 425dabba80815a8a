import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

export type Asset = { path: string; type: string; body: Buffer; br?: Buffer; gz?: Buffer; etag: string }

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
  svg: 'image/svg+xml',
  png: 'image/png',
}

// Comments of whole lines, and indents: enough, since what is left is compressed.
const squeeze = (text: string) =>
  text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\n\s+/g, '\n')
    .replace(/\n{2,}/g, '\n')
    .trim()

const finished = (name: string, body: Buffer): Asset => {
  const print = createHash('sha256').update(body).digest('base64url').slice(0, 10)
  const dot = name.lastIndexOf('.')
  const extension = name.slice(dot + 1)
  // Fonts and pictures are compressed by their own formats.
  const small = extension === 'css' || extension === 'js' || extension === 'svg'
  return {
    path: `/assets/${name.slice(0, dot)}.${print}.${extension}`,
    type: types[extension] ?? 'application/octet-stream',
    body,
    ...(small && { br: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }), gz: gzipSync(body, { level: 9 }) }),
    etag: print,
  }
}

const folder = (path: string) => new URL(path, import.meta.url)
const files = (path: string, extension: string) =>
  readdirSync(folder(path))
    .filter((name) => name.endsWith(extension))
    .sort()

/**
 * Style sheets (joined in the order of their names: one for every page, one more for forms and tables, and one each for the desk, for stories and topics, and for what is set for one reader), fonts and scripts, read and compressed once at start. Their
 * addresses carry a print of what is in them, so that they may be kept for ever.
 */
export const readAssets = () => {
  const named = new Map<string, Asset>()
  for (const name of files('styles/fonts/', '.woff2'))
    named.set(`fonts/${name}`, finished(`fonts/${name}`, readFileSync(folder(`styles/fonts/${name}`))))
  const need = (name: string): Asset => {
    const asset = named.get(name)
    if (!asset) throw new Error(`there is no file ${name} among styles, fonts and scripts`)
    return asset
  }
  const sheet = (path: string) =>
    files(path, '.css')
      .map((name) => readFileSync(folder(path + name), 'utf8'))
      .join('\n')
      .replace(/url\((fonts\/[\w.-]+)\)/g, (_, font: string) => `url(${need(font).path})`)
  named.set('paper.css', finished('paper.css', Buffer.from(squeeze(sheet('styles/')))))
  named.set('own.css', finished('own.css', Buffer.from(squeeze(sheet('styles/own/')))))
  named.set('desk.css', finished('desk.css', Buffer.from(squeeze(sheet('styles/desk/')))))
  named.set('mine.css', finished('mine.css', Buffer.from(squeeze(sheet('styles/mine/')))))
  named.set('story.css', finished('story.css', Buffer.from(squeeze(sheet('styles/story/')))))
  for (const name of files('client/', '.js'))
    named.set(name, finished(name, Buffer.from(squeeze(readFileSync(folder(`client/${name}`), 'utf8')))))
  const worker = squeeze(readFileSync(folder('client/worker.js'), 'utf8'))
  named.delete('worker.js')
  const listed = [...named]
    // What no page needs that is kept for offline reading.
    .filter(([name]) => !/-ext|italic|-650|^(?:own|mine|desk)\.css$|^passkey\.js$/.test(name))
    .map(([, asset]) => asset.path)
  const version = createHash('sha256').update(listed.join()).digest('hex').slice(0, 10)
  const served = new Map([...named.values()].map((asset) => [asset.path, asset]))
  return {
    at: (name: string): string => need(name).path,
    named: (name: string): Asset | undefined => named.get(name),
    worker: finished('worker.js', Buffer.from(worker.replace('VERSION', version).replace('FILES', JSON.stringify(listed).slice(1, -1)))),
    find: (path: string): Asset | undefined => served.get(path),
  }
}

export const assets = readAssets()
