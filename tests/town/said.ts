/** What a page says, as words: without elements, styles and scripts, and with one space between words. */
export const said = ({ text }: { text: string }): string =>
  text
    .replace(/<(style|script)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')
