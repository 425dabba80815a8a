import { romanise } from './romanise.ts'

/**
 * By what a writer is known whichever title prints his name: 'jane-smith' for "Jane Smith", "JANE SMITH" and "Jane  Smith". Letters that cannot be written in ASCII stay as they are, so that
 * a name in Han or Devanagari has a key too. '' for a name without letters.
 */
export const writerKey = (name: string): string => {
  const fold = (text: string) => text.replace(/['’.]/g, '').replace(/[^\p{L}\p{N}]+/gu, '-')
  const latin = fold(romanise(name.slice(0, 200))).toLowerCase()
  const whole = /[\p{Script=Han}\p{Script=Devanagari}\p{Script=Thai}]/u.test(name) ? fold(name.slice(0, 200).toLowerCase()) : latin
  return whole.replace(/^-+|-+$/g, '').slice(0, 80)
}
