/** The value of a cookie in a Cookie header, as it stands there. Of two of one name the first counts: browsers send the one with the longer path first (RFC 6265, 5.4). */
export const cookieIn = (header: string | null | undefined, name: string): string | undefined => {
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=')
    if (at > 0 && part.slice(0, at).trim() === name) return part.slice(at + 1).trim()
  }
  return undefined
}
