import { type Stage, say, type Trick } from './trick.ts'

const to =
  (status: number, where: (stage: Stage) => string): Trick =>
  (response, stage) => {
    response.writeHead(status, { location: where(stage) }).end()
  }
const text = 'text/plain; charset=utf-8'

/** Statuses that ask for patience, say goodbye, or send the caller elsewhere. */
export const crookedAnswers: Record<string, Trick> = {
  '/429': say(429, text, 'Too many requests', { 'retry-after': '120' }),
  '/429-until': say(429, text, 'Too many requests', { 'retry-after': 'Fri, 01 Jan 2100 00:00:00 GMT' }),
  '/503': say(503, text, 'Back soon'),
  '/503-later': say(503, text, 'Back soon', { 'retry-after': '3600' }),
  '/500': say(500, text, 'Oh no'),
  '/403': say(403, text, 'Robots are not welcome'),
  '/gone': say(410, text, 'This feed has ended'),
  '/nowhere': say(404, text, 'Not found'),
  '/moved': to(301, ({ address }) => `${address}/final`),
  '/moved-for-good': to(308, () => '/final'),
  '/moved-for-now': to(302, () => '/final'),
  '/moved-without-saying-where': (response) => void response.writeHead(301).end(),
  '/to-loopback': to(302, ({ inner }) => `${inner}/secret`),
  '/to-loopback-by-number': to(302, ({ inner }) => `${inner.replace('127.0.0.2', '2130706434')}/secret`),
  '/to-loopback-by-hex': to(302, ({ inner }) => `${inner.replace('127.0.0.2', '0x7f000002')}/secret`),
  '/to-loopback-v6': to(302, ({ inner }) => `${inner.replace('127.0.0.2', '[::1]')}/secret`),
  '/to-loopback-mapped': to(302, ({ inner }) => `${inner.replace('127.0.0.2', '[::ffff:127.0.0.2]')}/secret`),
  '/to-metadata': to(302, () => 'http://169.254.169.254/latest/meta-data/'),
  '/to-private': to(302, () => 'http://10.0.0.1/'),
  '/to-file': to(302, () => 'file:///etc/passwd'),
}

/** `/ring/1` leads to `/ring/2`, `/ring/3` and back; `/on-and-on/1` to a new address each time. */
export function wandering(path: string): Trick | undefined {
  const [, road, step] = /^\/(ring|on-and-on)\/(\d+)$/.exec(path) ?? []
  if (road === 'ring') return to(302, () => `/ring/${(Number(step) % 3) + 1}`)
  if (road === 'on-and-on') return to(302, () => `/on-and-on/${Number(step) + 1}`)
  return undefined
}
