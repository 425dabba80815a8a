const address =
  /\/comments\/(?:feed|rss|atom|default|summary)|\/feeds?\/comments?\b|[?&]feed=comments|comments[-_]?(?:feed|rss|atom)|\/(?:kommentare|commentaires|comentarios|reacties)\/(?:feed|rss)/i
const title =
  /^(?:comments (?:on|for)\b|comments?:|kommentare (?:zu|für|auf)\b|commentaires (?:sur|pour|de)\b|comentarios (?:en|sobre|para|de)\b|comentários (?:sobre|para)\b|commenti (?:a|su)\b|reacties (?:op|voor)\b)/i

/** Whether an address is that of a feed of readers' comments, which are no pieces of a title. */
export const isCommentAddress = (href: string): boolean => address.test(href)

/** The same by what a feed calls itself: WordPress says it in the language of the blog. */
export const isCommentTitle = (name: string | undefined): boolean => title.test((name ?? '').trim())
