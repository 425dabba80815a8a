-- Which telling led a story when editors decided on it: where that one is told now is what they meant, whatever was joined or parted since.
-- A story that nobody tells any more takes no decision of an editor with it: the piece that he meant may be told elsewhere.
alter table picks drop constraint picks_story_id_fkey;
alter table picks add column lead_article_id text references articles on delete set null; -- null: one article was picked
create index picks_by_lead on picks (lead_article_id) where lead_article_id is not null;
update picks p set lead_article_id = o.lead_article_id
  from stories s join stories o on o.id = coalesce(s.joined_into, s.id) where s.id = p.story_id;

-- Two stories that were pinned to one page may become one, and a story that was pinned may leave its id to the other part: a pin is known by its decision.
alter table pins drop constraint pins_story_id_fkey;
alter table pins drop constraint pins_pkey, add primary key (decision_id);
alter table pins add column lead_article_id text references articles on delete set null;
create index pins_by_lead on pins (lead_article_id) where lead_article_id is not null;
comment on column pins.page is '''every'': held back from all pages of the edition';
update pins p set lead_article_id = o.lead_article_id
  from stories s join stories o on o.id = coalesce(s.joined_into, s.id) where s.id = p.story_id;

-- What a decision still ties.
create index story_ties_by_decision on story_ties (decision_id) where untied_at is null and decision_id is not null;

-- What an editor wrote of a piece that was taken back goes with it; the decision stays.
create or replace function keep_decisions() returns trigger language plpgsql as $$
begin
  -- What is let through is the foreign key's own work when an editor is forgotten: his name goes with his id.
  if tg_op = 'UPDATE' and old.by_reader is not null and new.by_reader is null
    and to_jsonb(new) - 'by_reader' = to_jsonb(old) - 'by_reader' and not exists (select from readers where id = old.by_reader)
  then
    new.by_name := 'a former editor';
    return new;
  end if;
  if tg_op = 'UPDATE' and to_jsonb(new) - 'subject' = to_jsonb(old) - 'subject'
    and new.subject = (old.subject - 'line' - 'why') || '{"emptied": true}'::jsonb
    and exists (select from articles where state = 'withdrawn' and joined_into is null
      and (old.subject -> 'articles' ? id or old.subject ->> 'lead' = id))
  then
    return new;
  end if;
  raise exception 'decisions are written once: % is refused', lower(tg_op) using errcode = 'restrict_violation';
end $$;

-- What readers said of a story is said of the one that it was joined to.
create index tunings_by_story on tunings (key) where kind = 'story';
update tunings t set key = s.joined_into from stories s
  where t.kind = 'story' and s.id = t.key and s.joined_into is not null
    and not exists (select from tunings o where o.reader_id = t.reader_id and o.kind = 'story' and o.key = s.joined_into)
    and not exists (select from tunings o join stories x on x.id = o.key where o.reader_id = t.reader_id and o.kind = 'story' and x.joined_into = s.joined_into and o.key < t.key);

-- One topic has one key: no other name was ever joined to it.
alter table topics drop column joined_into;
