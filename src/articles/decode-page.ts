const named = (label: string | undefined): string | null => {
  try {
    return label ? new TextDecoder(label.trim()).encoding : null
  } catch {
    return null
  }
}

/**
 * The text of a page: its byte order mark, the HTTP header, what its own first 2 KB say (HTML, 4.6.1), in this order; told UTF-8 that is none, or nothing told,
 * is UTF-8 if it reads as such and else windows-1252, as browsers do for western pages.
 */
export const decodePage = (bytes: Uint8Array, contentType?: string | null): string => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder('utf-8').decode(bytes)
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0xff && bytes[1] === 0xfe))
    return new TextDecoder(bytes[0] === 0xfe ? 'utf-16be' : 'utf-16le').decode(bytes)
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048))
  const told =
    named(/charset\s*=\s*["']?([\w-]{2,30})/i.exec(contentType ?? '')?.[1]) ??
    named(/<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{2,30})/i.exec(head)?.[1])
  // A page that tells in ASCII that it is UTF-16 is not (HTML, 13.2.3.2).
  if (told && told !== 'utf-8' && !told.startsWith('utf-16')) return new TextDecoder(told).decode(bytes)
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.slice(0, 200_000).match(/\ufffd/g)?.length ?? 0
  return broken > 5 ? new TextDecoder('windows-1252').decode(bytes) : text
}
