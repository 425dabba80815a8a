/** Addresses of pages, all in one place: relative to the paper's root. */
export const articleAt = (article: { id: string; slug: string }) => `/news/${encodeURIComponent(article.slug)}-${article.id}`
export const versionsAt = (article: { id: string; slug: string }) => `${articleAt(article)}/versions`
export const storyAt = (story: { id: string; slug: string }) => `/stories/${encodeURIComponent(story.slug)}-${story.id}`
export const titleAt = (title: string) => `/titles/${encodeURIComponent(title)}`
/** The RSL document of a title. */
export const machineTermsAt = (title: string) => `/license/${encodeURIComponent(title)}.xml`
export const deskAt = (desk: string) => `/section/${desk}`
export const countryAt = (country: string) => `/country/${country.toLowerCase()}`
/** A page that editors fill by hand: /picks, /good-news. */
export const shelfAt = (shelf: string) => (shelf === 'our-picks' ? '/picks' : `/${shelf}`)
/** Why a story stands on a page of the edition; without a story, what moved on that page. */
export const whyAt = (page: string, story?: string) => `/why/${page}${story ? `/${story}` : ''}`

/** The page to sign up or in, which leads back to `path`. */
export const joinAt = (path: string) => (/^\/(?:$|join|404|500|offline)/.test(path) ? '/join' : `/join?next=${encodeURIComponent(path)}`)

/** The page of membership: with the plan that was chosen before signing up, and where the reader was going ('/' is nowhere in particular). */
export const membershipAt = ({ plan, next }: { plan?: string; next?: string }): string => {
  const query = new URLSearchParams({ ...(plan && { plan }), ...(next && next !== '/' && { next }) }).toString()
  return query ? `/membership?${query}` : '/membership'
}

/** The id at the end of an address part: 'typhoon-kalaya-a0b1' → 'a0b1'. Undefined when there is none. */
export const idIn = (part: string): string | undefined => /(?:^|-)([0-9a-z]{4,40})$/.exec(part)?.[1]
export const topicAt = (topic: { id: string; slug: string }) => `/topics/${encodeURIComponent(topic.slug)}-${topic.id}`
