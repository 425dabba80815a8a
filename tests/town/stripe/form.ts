export type Form = { [name: string]: Form | string }

/** Reads a form as Stripe's library writes it: 'items[0][price]=x' (docs.stripe.com/api, "form-encoded request bodies"). */
export const readForm = (text: string): Form => {
  const form: Form = {}
  for (const [name, value] of new URLSearchParams(text)) {
    const path = name.split(/\[|\]\[|\]/).filter((part, i) => part !== '' || i === 0)
    if (name.endsWith('[]')) path.push(name)
    let at = form
    for (const part of path.slice(0, -1)) at = (at[part] ??= {}) as Form
    const last = path.at(-1) ?? name
    at[last === name && name.endsWith('[]') ? String(Object.keys(at).length) : last] = value
  }
  return form
}

export const text = (form: Form | string | undefined, ...path: string[]): string | undefined => {
  let at: Form | string | undefined = form
  for (const part of path) at = typeof at === 'object' ? at[part] : undefined
  return typeof at === 'string' ? at : undefined
}

export const part = (form: Form, name: string): Form => {
  const at = form[name]
  return typeof at === 'object' ? at : {}
}

/** The values of a list: 'expand[0]=a&expand[1]=b'. */
export const list = (form: Form, name: string): string[] => Object.values(part(form, name)).filter((one) => typeof one === 'string')

export const metadata = (form: Form): Record<string, string> =>
  Object.fromEntries(Object.entries(part(form, 'metadata')).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
