type Inside = string | number | undefined | Inside[]

/** Text as XML character data; what XML 1.0 cannot say at all is left out. */
export function text(value: string): string {
  return [...value]
    .filter((letter) => letter >= ' ' || '\t\n\r'.includes(letter))
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** A CDATA section, split where the text itself holds its end. */
export const cdata = (value: string): string => `<![CDATA[${value.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`

/** One element; `inside` is markup already (see `text`), attributes are plain and an undefined one is left out. */
export function element(name: string, attributes: Record<string, string | number | boolean | undefined> = {}, inside: Inside = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${text(String(value))}"`)
  const body = join(inside)
  return body === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${body}</${name}>`
}

/** An element that holds only text, or nothing at all if there is no text. */
export const line = (name: string, value: string | undefined, attributes = {}): string =>
  value ? element(name, attributes, text(value)) : ''

function join(inside: Inside): string {
  if (Array.isArray(inside)) return inside.map(join).filter(Boolean).join('\n')
  return inside === undefined ? '' : String(inside)
}
