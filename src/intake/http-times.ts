import { day, second } from '../base/clock.ts'

/** Milliseconds that Retry-After asks for (RFC 9110, 10.2.3: seconds or a date), none when absent or nonsense; believed up to `most`. */
export const retryAfter = (header: string | undefined, now: Date, most: number): number | undefined => {
  if (!header) return undefined
  const text = header.trim()
  const wait = /^\d+$/.test(text) ? Number(text) * second : Date.parse(text) - now.getTime()
  return Number.isFinite(wait) ? Math.min(Math.max(wait, 0), most) : undefined
}

/** Milliseconds that Cache-Control calls an answer fresh (RFC 9111, 5.2.2.1), less its Age; 0 when it says nothing or no-cache. Believed up to a day. */
export const freshFor = (headers: Record<string, string>): number => {
  const control = headers['cache-control'] ?? ''
  if (/\bno-(cache|store)\b/i.test(control)) return 0
  const maxAge = Number(/\bmax-age\s*=\s*"?(\d{1,9})/i.exec(control)?.[1] ?? 0)
  const age = Number(/^\d{1,9}$/.exec(headers.age ?? '')?.[0] ?? 0)
  return Math.min(Math.max(maxAge - age, 0) * second, day)
}
