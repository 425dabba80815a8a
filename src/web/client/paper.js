const root = document.documentElement
const button = document.querySelector('.theme')
const themes = ['auto', 'light', 'dark']
const says = { auto: 'as the system says', light: 'light', dark: 'dark' }

const showTheme = (theme) => {
  if (theme === 'auto') delete root.dataset.theme
  else root.dataset.theme = theme
  button.setAttribute('aria-label', `Colours: ${says[theme]}`)
  button.title = `Colours: ${says[theme]}`
}

if (button) {
  button.hidden = false
  showTheme(root.dataset.theme ?? 'auto')
  button.addEventListener('click', () => {
    const theme = themes[(themes.indexOf(root.dataset.theme ?? 'auto') + 1) % 3]
    showTheme(theme)
    try {
      localStorage.setItem('theme', theme)
    } catch {}
  })
}

// A menu that is wider than the screen is moved to the page that is open.
const here = document.querySelector('.sections [aria-current]')
if (here && here.offsetLeft + here.offsetWidth > innerWidth - 40) here.closest('nav').scrollLeft = here.offsetLeft - 90

const ago = (at) => {
  const gone = Date.now() - at
  if (gone < 60e3) return 'just now'
  if (gone < 3600e3) return `${Math.floor(gone / 60e3)} min ago`
  return gone < 48 * 3600e3 ? `${Math.floor(gone / 3600e3)} h ago` : undefined
}
const freshen = () => {
  for (const time of document.querySelectorAll('.meta time')) {
    const words = ago(Date.parse(time.dateTime))
    if (words && words !== time.textContent && /ago|now/.test(time.textContent)) time.textContent = words
  }
}
freshen()
setInterval(freshen, 60e3)

// "/" goes to search, j and k from headline to headline, "?" to the list of these; never while the reader writes.
const headlines = () => [...document.querySelectorAll('main :is(h1, h2, h3) a[href^="/news/"], main :is(h1, h2, h3) a[href^="/stories/"]')]
addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.('input, select, textarea, [contenteditable]')) return
  if (event.key === '/') {
    event.preventDefault()
    const field = document.querySelector('input[type=search]')
    if (field) field.focus()
    else location.href = '/search'
  }
  if (event.key === '?') location.href = '/about#keyboard'
  if (event.key === 'j' || event.key === 'k') {
    const all = headlines()
    const at = all.indexOf(document.activeElement)
    const next = all[event.key === 'j' ? at + 1 : at - 1]
    next?.focus()
  }
})

if ('serviceWorker' in navigator && isSecureContext) navigator.serviceWorker.register('/worker.js').catch(() => {})

// On the offline page: what is on this device.
const kept = document.querySelector('.kept')
if (kept && 'caches' in window) {
  const cache = await caches.open((await caches.keys()).find((name) => name.startsWith('pages-')) ?? 'pages-visitor')
  for (const request of (await cache.keys()).reverse()) {
    const { pathname } = new URL(request.url)
    if (!pathname.startsWith('/news/')) continue
    const title = /<title>([^<]*)/.exec(await (await cache.match(request)).text())?.[1] ?? pathname
    const link = document.createElement('a')
    link.href = pathname
    link.textContent = new DOMParser().parseFromString(title, 'text/html').documentElement.textContent
    const item = document.createElement('li')
    item.append(link)
    kept.querySelector('ul').append(item)
    kept.hidden = false
  }
}
