import { feedPage } from './feeds/feed-page.ts'
import { writeFeed, written } from './feeds/write-feed.ts'
import type { Newsroom } from './newsroom.ts'
import { articlePage, withdrawnPage } from './pages/article-page.ts'
import { homePage, townPage } from './pages/home-page.ts'
import { logo } from './pages/logo.ts'
import { raterPage } from './pages/rater-page.ts'
import { robotsTxt } from './pages/robots-txt.ts'
import { illustration } from './pictures/illustration.ts'
import { formats, type TownTitle } from './read-titles.ts'
import { slug } from './slug.ts'

/** What the town says at an address; `changed` makes it a feed that can be asked for again cheaply. */
export type Answer = { status: number; type: string; body: string | Buffer; changed?: Date; maxAge?: number }

const html = 'text/html; charset=utf-8'
const lost: Answer = { status: 404, type: html, body: '<!doctype html><title>Not found</title><h1>Not found</h1>' }

/** Everything that the town's web server can be asked for, by path. */
export async function answer(path: string, room: Newsroom, titles: TownTitle[], town: string): Promise<Answer> {
  if (path === '/') return { status: 200, type: html, body: townPage(titles) }
  if (path === '/robots.txt') return { status: 200, type: 'text/plain; charset=utf-8', body: robotsTxt(titles) }
  if (path.startsWith('/raters/')) {
    const said = raterPage(path, titles)
    return said ? { status: 200, type: html, body: said } : lost
  }
  const [, id, ...rest] = path.split('/')
  const title = titles.find((one) => one.id === id)
  if (!title) return lost
  const [first = '', second] = rest
  if (rest.length > 2) return lost
  if (rest.length === 0) return { status: 301, type: html, body: `/${title.id}/` }
  if (second === undefined && first === 'logo.svg') return { status: 200, type: 'image/svg+xml', body: logo(title), maxAge: 86_400 }
  if (first === 'feeds' && second) return feedAnswer(second, title, room, town)
  if (first === 'pictures' && second) return pictureAnswer(second, title, room)
  const section = title.sections.find((name) => slug(name) === first)
  if (first !== '' && section === undefined) return lost
  if (!second) return { status: 200, type: html, ...homePage(room, title, section, town), maxAge: 60 }
  return articleAnswer(path, title, room, town)
}

function feedAnswer(file: string, title: TownTitle, room: Newsroom, town: string): Answer {
  const [name, ending] = file.split('.')
  const format = formats.find((one) => written[one].ending === ending && title.formats.includes(one))
  const section = title.sections.find((one) => slug(one) === name)
  if (!format || (section === undefined && name !== 'front')) return lost
  const page = feedPage(room, title, section, town, `${town}/${title.id}/feeds/${file}`)
  return { status: 200, ...writeFeed(page, format), changed: page.updated, maxAge: 120 }
}

async function pictureAnswer(file: string, title: TownTitle, room: Newsroom): Promise<Answer> {
  const piece = room.piece(title, file.replace(/(?:-[1-9])?\.jpg$/, ''))
  if (!piece?.picture) return lost
  return { status: 200, type: 'image/jpeg', body: await illustration(piece.event.scene, file.replace(/\.jpg$/, '')), maxAge: 86_400 }
}

function articleAnswer(path: string, title: TownTitle, room: Newsroom, town: string): Answer {
  const piece = room.piece(title, path.slice(-8))
  if (!piece) return lost
  if (piece.withdrawn) return { status: 410, type: html, body: withdrawnPage(piece, town) }
  if (piece.path !== path) return { status: 301, type: html, body: piece.path }
  return { status: 200, type: html, body: articlePage(piece, room.shown(title), town), changed: piece.updated, maxAge: 60 }
}
