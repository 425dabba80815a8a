// Kept on the device: what a page needs to be shown, the last front page, and the pieces that were opened lately.
// Pages are kept for whom the answer names ('visitor', or a word for a reader as he stands). When an answer names another, he has signed out, or lapsed, or
// somebody else has signed in: what was kept for the one before leaves the device.
const shell = 'shell-VERSION'
const pictures = 'pictures'
// When it was last asked what was taken back.
const asked = 'asked'
const keptFor = (reader) => `pages-${reader}`
const isPages = (name) => name.startsWith('pages-')
const most = 60

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(shell)
      .then((cache) => cache.addAll(['/offline', '/icon.svg', FILES]))
      .then(() => self.skipWaiting()),
  )
})

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names
            .filter((name) => name !== shell && !isPages(name) && name !== pictures && name !== asked)
            .map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim())
      .then(() => askWithdrawn().catch(() => {})),
  )
})

const trim = async (name, limit) => {
  const cache = await caches.open(name)
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - limit)).map((key) => cache.delete(key)))
}

const put = async (name, request, response, limit) => {
  const cache = await caches.open(name)
  await cache.delete(request)
  await cache.put(request, response)
  await trim(name, limit)
}

const letGo = async (reader) => {
  const others = (await caches.keys()).filter((name) => isPages(name) && name !== keptFor(reader))
  await Promise.all(others.map((name) => caches.delete(name)))
  // Pictures within a text that only he could read.
  if (others.some((name) => name !== keptFor('visitor'))) await caches.delete(pictures)
}

// Nothing of an account, an office or a way in, nothing with a query (a gift's token, somebody's search).
const isWorth = ({ pathname, search }) => !search && (pathname === '/' || /^\/(?:news|stories|section)\//.test(pathname))

const keepPage = async (url, response, copy) => {
  const reader = response.headers.get('masthead-reader')
  // An answer that is no page of the paper, an error above all, does not know who asked.
  if (response.ok && reader) await letGo(reader)
  if (!isWorth(url)) return
  const isOwn = reader === 'visitor' && /no-store/.test(response.headers.get('cache-control') ?? '')
  if (response.ok && reader && !isOwn) await put(keptFor(reader), url.pathname, copy, most)
  // A piece that was withdrawn leaves the device too.
  else if (response.status === 410 || response.status === 404)
    for (const name of (await caches.keys()).filter(isPages)) await (await caches.open(name)).delete(url.pathname)
}

const keptPage = async (pathname) => {
  for (const name of (await caches.keys()).filter(isPages)) {
    const kept = await (await caches.open(name)).match(pathname)
    if (kept) return kept
  }
}

// What was taken back since this device last asked leaves it too: the pieces, and every kept page that names one of them. Asked when a page is opened and there is a
// network, once a minute at most; which pieces are kept here is told to nobody.
const askedAt = '/withdrawn'
let asking = 0

const dropWithdrawn = async ({ all, articles }) => {
  for (const name of (await caches.keys()).filter(isPages)) {
    const cache = await caches.open(name)
    for (const request of await cache.keys()) {
      const words = all || articles.length === 0 ? '' : await (await cache.match(request)).text()
      if (all || articles.some((id) => words.includes(id))) await cache.delete(request)
    }
  }
  if (all || articles.length > 0) await caches.delete(pictures)
}

const askWithdrawn = async () => {
  if (Date.now() - asking < 60_000) return
  asking = Date.now()
  const cache = await caches.open(asked)
  const since = await (await cache.match(askedAt))?.text()
  const response = await fetch(`${askedAt}?since=${encodeURIComponent(since ?? '')}`)
  if (!response.ok) return
  const told = await response.json()
  await dropWithdrawn(told)
  await cache.put(askedAt, new Response(told.at))
}

const page = async (event) => {
  const url = new URL(event.request.url)
  try {
    const response = await fetch(event.request)
    const copy = response.clone()
    const told = askWithdrawn().catch(() => {})
    event.waitUntil(told.then(() => keepPage(url, response, copy)))
    return response
  } catch {
    return (await keptPage(url.pathname)) ?? (await caches.match('/offline')) ?? Response.error()
  }
}

const picture = async (request) => {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) put(pictures, request, response.clone(), 120)
  return response
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(event))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
  else if (url.pathname.startsWith('/pictures/')) event.respondWith(picture(request))
})
