/**
 * One cell of comma-separated values (RFC 4180), in quotes where it needs them. What a spreadsheet would take for a formula and reckon with is disarmed by a quotation mark before it; numbers
 * stay numbers.
 */
export const csvCell = (value: string | number | null | undefined): string => {
  const text = value === null || value === undefined ? '' : String(value)
  const plain = /^[=+\-@\t\r]/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
