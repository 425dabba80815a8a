// XML 1.0, 2.2: these may not stand in a document even as character references.
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g
const letters: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as it may stand between tags and in attributes of XML. */
export const xml = (text: string): string => text.replace(forbidden, '').replace(/[&<>"]/g, (letter) => letters[letter] as string)
