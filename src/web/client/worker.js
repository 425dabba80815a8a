// Kept on the device: what a page needs to be shown, the last front page, and the pieces that were opened lately.
const shell = 'shell-VERSION'
const pages = 'pages'
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
        Promise.all(names.filter((name) => name !== shell && name !== pages && name !== 'pictures').map((name) => caches.delete(name))),
      )
      .then(() => self.clients.claim()),
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

const page = async (request) => {
  try {
    const response = await fetch(request)
    const { pathname, search } = new URL(request.url)
    const worth =
      !search && (pathname === '/' || pathname.startsWith('/news/') || pathname.startsWith('/stories/') || pathname.startsWith('/section/'))
    if (worth && response.ok) put(pages, pathname, response.clone(), most)
    // A piece that was withdrawn leaves the device too.
    if (worth && (response.status === 410 || response.status === 404)) (await caches.open(pages)).delete(pathname)
    return response
  } catch {
    const { pathname } = new URL(request.url)
    return (await (await caches.open(pages)).match(pathname)) ?? (await caches.match('/offline')) ?? Response.error()
  }
}

const picture = async (request) => {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) put('pictures', request, response.clone(), 120)
  return response
}

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin) return
  if (request.mode === 'navigate') event.respondWith(page(request))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)))
  else if (url.pathname.startsWith('/pictures/')) event.respondWith(picture(request))
})
