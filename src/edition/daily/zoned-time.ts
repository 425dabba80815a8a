const parts = new Map<string, Intl.DateTimeFormat>()

const partsIn = (zone: string) => {
  const had = parts.get(zone)
  if (had) return had
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  // A zone may be written in any case: what is sent cannot fill the memory.
  if (parts.size >= 1000) parts.clear()
  parts.set(zone, made)
  return made
}

/** Whether `zone` is one that clocks can be set by: 'Europe/Rome', 'UTC'. */
export const isZone = (zone: string): boolean => {
  try {
    return zone.length <= 60 && /^[A-Za-z][\w+/-]*$/.test(zone) && partsIn(zone) !== undefined
  } catch {
    return false
  }
}

/** The clock on the wall of `zone`: its day ('2026-11-23') and the minutes since its midnight. */
export const zonedTime = (at: Date, zone: string): { day: string; minute: number } => {
  const told = Object.fromEntries(
    partsIn(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  )
  return { day: `${told.year}-${told.month}-${told.day}`, minute: Number(told.hour) * 60 + Number(told.minute) }
}
