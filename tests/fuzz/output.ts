import type { Prepared } from '../../src/articles/articles.ts'
import { wrongInAddress, wrongInHtml, wrongInText } from './check-harmless.ts'

/** What of a piece is shown or kept. */
export type Output = Pick<
  Prepared,
  | 'html'
  | 'opening'
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'wire'
  | 'section'
  | 'language'
  | 'link'
  | 'correction'
  | 'pictures'
  | 'rights'
  | 'searchText'
>

/** What an output has that no output may have; undefined where there is nothing. */
export const wrongInOutput = (output: Output): string | undefined => {
  const wrong = wrongInHtml(output.html) ?? wrongInAddress(output.link)
  if (wrong) return wrong
  for (const picture of output.pictures) {
    const found = wrongInAddress(picture.address) ?? wrongInText(picture.alt) ?? wrongInText(picture.caption) ?? wrongInText(picture.credit)
    if (found) return `of a picture: ${found}`
  }
  for (const key of ['opening', 'headline', 'standfirst', 'wire', 'section', 'language', 'correction', 'searchText'] as const) {
    const found = wrongInText(output[key])
    if (found) return `${key}: ${found}`
  }
  for (const { name, role } of output.byline) {
    const found = wrongInText(name) ?? wrongInText(role)
    if (found) return `byline: ${found}`
  }
  const rights = wrongInText(JSON.stringify(output.rights ?? '')) ?? wrongInAddress(output.rights?.license)
  return rights && `rights: ${rights}`
}
