// Signing in with a passkey, and adding one: buttons that the pages hide until a browser can do it. WebAuthn Level 3, 5.1.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')
const named = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }))

// Browsers before 2025 do not read and write the JSON themselves.
const toCreate = (json) =>
  PublicKeyCredential.parseCreationOptionsFromJSON?.(json) ?? {
    ...json,
    challenge: bytes(json.challenge),
    user: { ...json.user, id: bytes(json.user.id) },
    excludeCredentials: named(json.excludeCredentials),
  }
const toGet = (json) =>
  PublicKeyCredential.parseRequestOptionsFromJSON?.(json) ?? {
    ...json,
    challenge: bytes(json.challenge),
    allowCredentials: named(json.allowCredentials),
  }
const told = (credential) => {
  try {
    return credential.toJSON()
  } catch {
    // Some password managers put an object of their own in the browser's place, without the method.
    const { response } = credential
    const parts = {}
    for (const part of ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'])
      if (response[part]) parts[part] = text(response[part])
    return {
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      clientExtensionResults: credential.getClientExtensionResults(),
      authenticatorAttachment: credential.authenticatorAttachment ?? undefined,
      response: { ...parts, transports: response.getTransports?.() },
    }
  }
}

const ask = async (path, body = {}) => {
  const answer = await fetch(`/sign-in/passkey/${path}`, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const said = await answer.json().catch(() => ({}))
  if (!said.ok) throw Object.assign(new Error(said.message ?? 'That did not work. Try again.'), { code: said.code })
  return said
}

/** Both give where to go on. */
const signIn = async ({ next }) => {
  const publicKey = toGet((await ask('options')).options)
  const credential = await navigator.credentials.get({ publicKey })
  const { clientExtensionResults: _, ...response } = told(credential)
  return (await ask('verify', { response, next })).next
}
const add = async ({ next }, name) => {
  const publicKey = toCreate((await ask('add/options')).options)
  const credential = await navigator.credentials.create({ publicKey })
  const { clientExtensionResults: _, ...response } = told(credential)
  await ask('add/verify', { response, name: name || undefined })
  return next
}

const says = {
  NotAllowedError: 'No passkey was used. Try again, or have a letter sent.',
  InvalidStateError: 'This device has a passkey for you already.',
  SecurityError: 'Passkeys need the paper’s own address over https.',
}

if (window.PublicKeyCredential) {
  for (const box of document.querySelectorAll('[data-passkey]')) {
    const button = box.querySelector('button')
    const wrong = box.querySelector('[role=status]')
    box.hidden = false
    for (const other of document.querySelectorAll('.without-passkey')) other.hidden = true
    button.addEventListener('click', async (event) => {
      event.preventDefault()
      button.disabled = true
      wrong.textContent = ''
      try {
        location.assign(await (box.dataset.passkey === 'add' ? add(box.dataset, box.querySelector('input')?.value) : signIn(box.dataset)))
      } catch (error) {
        // Adding one asks for a sign-in of late.
        if (error.code === 'sign-in-again' && box.dataset.again) return location.assign(box.dataset.again)
        wrong.textContent = says[error.name] ?? error.message
        button.disabled = false
        button.focus()
      }
    })
  }
}
