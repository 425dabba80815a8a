import { day } from '../base/clock.ts'
import { sql, type Tx } from '../base/database.ts'
import type { Placed } from './placer.ts'
import { rules } from './rules.ts'

/** So many are kept of each story; the page shows fewer. */
const most = 6
/** Of each topic the newest stories are looked at: ids of stories begin with their time. */
const newest = 40
const reach = 30 * day
/** What two stories must have in common at least, where likeness of words counts twice. */
const floor = 0.35

/**
 * Writes the related stories of some stories anew. A story is related that shares two topics with it, one of them no country; or a matter that goes on; or a topic and background
 * (`likeness`: the words that the placer finds in common). Background alone is as often the same event told otherwise. Topics that many stories have count for little. Never one that carries a text of this one's again, and one in
 * another language only where they share a matter or three topics. None rather than poor ones. Each row says what is shared, and stands for both stories: the older one is told of the later.
 * Cost: two statements for any number of stories, over at most forty stories a topic.
 */
export const writeRelated = async (tx: Tx, related: Placed['related'], now: Date): Promise<void> => {
  if (related.length === 0) return
  const stories = related.map(({ story }) => story)
  await tx.deleteFrom('related_stories').where('story_id', 'in', stories).execute()
  const likenesses = JSON.stringify(
    related.flatMap(({ story, related }) => related.map((one) => ({ one: story, other: one.story, likeness: one.likeness }))),
  )
  // A related story may have been joined or deleted since the placer last looked: only those that stand are written.
  await sql`
    with pairs as (
      select st.story_id as one, o.story_id as other, null::real as likeness, x.id as topic, x.kind = 'matter' as matter, x.kind = 'place' and length(x.key) = 8 as country,
        least(st.weight, o.weight) / ln(2.7 + greatest(0, x.stories - 2)) as worth
      from story_topics st join topics x on x.id = st.topic_id and (x.kind <> 'matter' or x.running)
      cross join lateral (select story_id, weight from story_topics where topic_id = x.id order by story_id desc limit ${sql.lit(newest)}) o
      where st.story_id = any(${stories}::text[]) and o.story_id <> st.story_id
      union all
      select r.one, r.other, r.likeness, null, false, false, 0 from jsonb_to_recordset(${likenesses}::jsonb) as r(one text, other text, likeness real)
    ), common as (
      select one, other, coalesce(max(likeness), 0) as likeness, sum(worth) as worth, count(topic) filter (where not matter) as topics, count(topic) filter (where not matter and not country) as own,
        bool_or(matter) as matter, (array_agg(topic order by worth desc) filter (where topic is not null and not matter))[1:3] as shared, (array_agg(topic) filter (where matter))[1] as within
      from pairs group by 1, 2
    ), chosen as (
      select c.*, 2 * c.likeness + c.worth + case when c.matter then 0.3 else 0 end as strength, row_number() over (partition by c.one order by 2 * c.likeness + c.worth + case when c.matter then 0.3 else 0 end desc, c.other) as n
      from common c cross join lateral (select language, joined_into from stories where id = c.one limit 1) s
      cross join lateral (select language, joined_into, latest_at from stories where id = c.other limit 1) o
      where s.joined_into is null and o.joined_into is null and o.latest_at > ${new Date(now.getTime() - reach)}
        and (c.matter or (c.topics > 1 and c.own > 0) or (c.likeness >= ${rules.related} and c.topics > 0))
        and (s.language is null or o.language is null or s.language = o.language or c.matter or c.topics > 2)
        and (c.matter or 2 * c.likeness + c.worth >= ${sql.lit(floor)})
    ), kept as (
      select * from chosen k where n <= ${sql.lit(2 * most)} and not exists (
        select from story_articles a join article_copies ac on ac.article_id = a.article_id
        join story_articles b on b.story_id = k.other left join article_copies bc on bc.article_id = b.article_id
        where a.story_id = k.one and coalesce(bc.origin_id, b.article_id) = ac.origin_id
      ) and not exists (
        select from story_articles b join article_copies bc on bc.article_id = b.article_id join story_articles a on a.article_id = bc.origin_id and a.story_id = k.one where b.story_id = k.other
      )
    ), both_ways as (
      select one, other, strength, shared, within from kept where n <= ${sql.lit(most)}
      union select other, one, strength, shared, within from kept where n <= ${sql.lit(most)}
    )
    insert into related_stories (story_id, related_id, likeness, why)
    select one, other, least(1, max(strength)), jsonb_strip_nulls(jsonb_build_object('topics', to_jsonb(max(shared)), 'matter', max(within))) from both_ways group by 1, 2
    on conflict (story_id, related_id) do update set likeness = excluded.likeness, why = excluded.why`.execute(tx)
}
