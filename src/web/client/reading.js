// On the page of a piece, for a reader who lets the paper learn: how far down it he is and how long it is before his eyes, told when he leaves.
const body = document.querySelector('.piece[data-reads] .body')
if (body) {
  const part = decodeURIComponent(location.pathname.split('/').pop())
  let share = 0
  let seconds = 0
  let told = 0
  // Who does not move for a minute is not there.
  let stirred = Date.now()
  const look = () => {
    stirred = Date.now()
    const { top, height } = body.getBoundingClientRect()
    if (height > 0) share = Math.max(share, Math.min(1, (innerHeight - top) / height))
  }
  for (const what of ['scroll', 'pointermove', 'keydown', 'touchstart']) addEventListener(what, look, { passive: true })
  look()
  setInterval(() => {
    if (!document.hidden && Date.now() - stirred < 60e3) seconds++
  }, 1000)
  const tell = () => {
    if (seconds < 1 || told > 8) return
    told++
    const gated = body.classList.contains('fades') ? '1' : '0'
    navigator.sendBeacon('/readings', new URLSearchParams({ part, share: Math.max(0, share).toFixed(3), seconds, gated }))
    seconds = 0
  }
  document.addEventListener('visibilitychange', () => document.hidden && tell())
  addEventListener('pagehide', tell)
}

// More, less and mute without leaving the page: what the next page would say stands where the buttons were, with its way back.
for (const form of document.querySelectorAll('.tune form'))
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const fields = new URLSearchParams(new FormData(form))
    if (event.submitter?.name) fields.set(event.submitter.name, event.submitter.value)
    try {
      const answer = await fetch(form.action, { method: 'POST', body: fields })
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const back = page.querySelector('form[data-said]')
      if (!back) return location.assign(answer.url)
      const said = document.createElement('p')
      said.setAttribute('role', 'status')
      said.textContent = `${back.dataset.said}. `
      const undo = document.createElement('form')
      undo.method = 'post'
      undo.action = back.getAttribute('action')
      undo.append(...back.querySelectorAll('input, button'))
      undo.querySelector('button').className = ''
      form.replaceWith(said, undo)
    } catch {
      for (const [name, value] of fields) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
      form.submit()
    }
  })
