import { type RawBuilder, sql } from 'kysely'
import type { Place } from './gather-cards.ts'

/** As the database gives it; read with placesOf. */
export type AroundJson = Place[] | null

/** Why `o` is related to a story by `r`, as the page says it: topics that are gone meanwhile are not named. */
const whyRelated = (
  story: RawBuilder<unknown>,
) => sql`jsonb_build_array(jsonb_build_object('code', 'related', 'weight', r.likeness, 'words', coalesce(
  (select case when o.began_at < (select began_at from stories where id = ${story}) then 'Earlier in: ' else 'Later in: ' end || x.name from topics x where x.id = r.why->>'matter'),
  (select 'Also about ' || string_agg(x.name, ', ' order by t.n) from jsonb_array_elements_text(r.why->'topics') with ordinality as t(id, n) join topics x on x.id = t.id),
  'The same background')))`

/** What stands under a piece, as json: stories related to `story` (page 'related'), and the top of the front page (page 'front'). To be selected beside the piece. */
export const aroundJson = (story: RawBuilder<unknown>, { related = 4, top = 7 } = {}) => sql<AroundJson>`(
  select json_agg(json_build_object('page', page, 'storyId', story_id, 'articleId', article_id, 'reasons', reasons) order by page desc, n) from (
    (select 'related' as page, r.related_id as story_id, o.lead_article_id as article_id, ${whyRelated(story)} as reasons, row_number() over (order by r.likeness desc, o.latest_at desc) as n
      from related_stories r join stories o on o.id = r.related_id and o.joined_into is null where r.story_id = ${story} order by n limit ${related})
    union all
    (select page, story_id, article_id, reasons, place as n from edition_places where page = 'front' and place < ${top})
  ) around)`

/** The same event in other languages: the story, by the telling that leads it, and the keys of the names that both have. */
export type AbroadJson = { storyId: string; articleId: string; names: string[] }[] | null

/** What stands beside a story in other languages, as json: the one of most titles first. */
export const abroadJson = (story: RawBuilder<unknown>, most = 8) => sql<AbroadJson>`(
  select json_agg(json_build_object('storyId', id, 'articleId', lead_article_id, 'names', names) order by titles desc, id) from (
    select o.id, o.lead_article_id, o.titles, b.names from stories_abroad b join stories o on o.id = b.abroad_id and o.joined_into is null where b.story_id = ${story}
    order by o.titles desc, o.id limit ${most}) abroad)`

/** Places of stories in other languages; why they stand there is said by the page, which knows what it shows. */
export const placesAbroad = (abroad: AbroadJson): Place[] =>
  (abroad ?? []).map(({ storyId, articleId }) => ({ page: 'abroad', storyId, articleId, reasons: [] }))

export const placesOf = (around: AroundJson): Place[] => around ?? []
