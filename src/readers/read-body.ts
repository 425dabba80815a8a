/** The body of a request as text, undefined when it is longer than `most` bytes. */
export const readBody = async (request: Request, most = 32_768): Promise<string | undefined> => {
  const parts: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  while (reader) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > most) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
  return Buffer.concat(parts).toString('utf8')
}
