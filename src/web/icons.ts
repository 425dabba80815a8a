import sharp from 'sharp'

const ink = '#14171a'
const paper = '#fcfcfa'
const signal = '#b4271b'
const flags = [
  '#0b4f6c',
  '#8d2b0b',
  '#2a6f4e',
  '#5a189a',
  '#a8620a',
  '#00606b',
  '#9b1d20',
  '#1e40af',
  '#166534',
  '#86198f',
  '#c2410c',
  '#312e81',
]

const sign = (ground: string, flag: string) =>
  `<path d="M4 5h24v5H4zM4 12h6v15H4zM22 12h6v15h-6z" fill="${ground}"/><path d="M13 12h6v10l-3-3-3 3z" fill="${flag}"/>`

/** The sign on its own ground. `pad`: how much room around it, in units of its 32 × 32 drawing; platforms cut maskable icons to a circle of 80 %. */
export const iconSvg = (pad = 3, round = 7): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-pad} ${-pad} ${32 + 2 * pad} ${32 + 2 * pad}"><rect x="${-pad}" y="${-pad}" width="${32 + 2 * pad}" height="${32 + 2 * pad}" rx="${round}" fill="${ink}"/>${sign(paper, '#ff6a4d')}</svg>`

/** Social card, 1200 × 630: the sign under a rule from which the titles' flags hang. Without letters, so that it is the same on a machine without fonts. */
const cardSvg = () => {
  const hung = flags.map((colour, i) => {
    const height = 90 + ((i * 73) % 150)
    const x = 624 + i * 44
    return `<path d="M${x} 90h32v${height}l-16-16-16 16z" fill="${colour}"/>`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 630"><rect width="1200" height="630" fill="${paper}"/><path d="M64 66h1072v24H64z" fill="${ink}"/>${hung.join('')}<g transform="translate(32 150) scale(12.6)">${sign(ink, signal)}</g><path d="M624 400h512v14H624zM624 446h512v14H624zM624 492h340v14H624z" fill="${ink}" opacity=".16"/></svg>`
}

const drawings: Record<string, () => [svg: string, width: number, height: number]> = {
  'icon-32.png': () => [iconSvg(1, 5), 32, 32],
  'icon-180.png': () => [iconSvg(6, 0), 180, 180],
  'icon-192.png': () => [iconSvg(3), 192, 192],
  'icon-512.png': () => [iconSvg(3), 512, 512],
  'icon-maskable-512.png': () => [iconSvg(11, 0), 512, 512],
  'card.png': () => [cardSvg(), 1200, 630],
}

const drawn = new Map<string, Promise<Buffer>>()

/** Pictures of the paper itself, drawn when first asked for; undefined for a name that is none of them. */
export const iconPng = (name: string): Promise<Buffer> | undefined => {
  if (!Object.hasOwn(drawings, name)) return undefined
  const had = drawn.get(name)
  if (had) return had
  const [svg, width, height] = (drawings[name] as () => [string, number, number])()
  const made = sharp(Buffer.from(svg), { density: 300 }).resize(width, height).png({ compressionLevel: 9 }).toBuffer()
  drawn.set(name, made)
  return made
}

export const iconNames = Object.keys(drawings)

export const manifest = (name: string) => ({
  name,
  short_name: name.slice(0, 12),
  description: 'All your news in one place',
  start_url: '/',
  scope: '/',
  display: 'minimal-ui',
  background_color: paper,
  theme_color: paper,
  icons: [
    { src: '/icon.svg', type: 'image/svg+xml', sizes: 'any' },
    { src: '/icon-192.png', type: 'image/png', sizes: '192x192' },
    { src: '/icon-512.png', type: 'image/png', sizes: '512x512' },
    { src: '/icon-maskable-512.png', type: 'image/png', sizes: '512x512', purpose: 'maskable' },
  ],
})
