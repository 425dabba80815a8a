-- What editors decided: written once. A decision is superseded by a later one, never changed.
create table decisions (
  id text primary key,
  number int8 not null generated always as identity,
  kind text not null,                 -- pick | order | line | schedule | unpick | pin | unpin | hold-back | part | join | leave
  subject jsonb not null,             -- the ids that it is about, and what was set: {shelf, pick, story, from, until, …}
  says text not null,                 -- the decision in one sentence; no headline, which may be what an article is taken back for
  by_reader text references readers on delete set null,
  by_name text not null,              -- his name then; 'a former editor' once he has asked to be forgotten
  at timestamptz not null,
  supersedes text unique references decisions -- the decision in whose place this one stands
);
create unique index decisions_by_number on decisions (number);
create index decisions_by_kind on decisions (kind, number);
create index decisions_by_reader on decisions (by_reader) where by_reader is not null;
create index decisions_by_subject on decisions using gin (subject jsonb_path_ops);

create function keep_decisions() returns trigger language plpgsql as $$
begin
  -- What is let through is the foreign key's own work when an editor is forgotten: his name goes with his id.
  if tg_op = 'UPDATE' and old.by_reader is not null and new.by_reader is null
    and to_jsonb(new) - 'by_reader' = to_jsonb(old) - 'by_reader' and not exists (select from readers where id = old.by_reader)
  then
    new.by_name := 'a former editor';
    return new;
  end if;
  raise exception 'decisions are written once: % is refused', lower(tg_op) using errcode = 'restrict_violation';
end $$;
create trigger decisions_are_kept before update or delete on decisions for each row execute function keep_decisions();
create trigger decisions_are_not_emptied before truncate on decisions for each statement execute function keep_decisions();

create table picks (
  id text primary key,
  shelf text not null,                -- our-picks | good-news
  story_id text references stories on delete cascade,    -- a story, told by whichever telling leads it then …
  article_id text references articles on delete cascade, -- … or one article, wherever it is placed
  line text,                          -- what the editor says of it
  place int not null,                 -- in order; 0 is the top
  from_at timestamptz not null,
  until_at timestamptz not null,
  decision_id text not null references decisions, -- the last one about it
  check (num_nonnulls(story_id, article_id) = 1),
  check (until_at > from_at)
);
create index picks_by_shelf on picks (shelf, until_at);
create index picks_by_story on picks (story_id) where story_id is not null;
create index picks_by_article on picks (article_id) where article_id is not null;

create table pins (
  page text not null,                 -- of the edition: 'front' | 'desk:world' | 'country:AU'
  story_id text not null references stories on delete cascade,
  place int,                          -- 0 is the top; null: held back from the page
  until_at timestamptz not null,
  decision_id text not null references decisions,
  primary key (page, story_id)
);
create unique index pins_by_place on pins (page, place) where place is not null;
create index pins_by_story on pins (story_id);

-- A reader's word that a story is wrongly told together. It goes with him when he asks to be forgotten.
create table story_reports (
  id text primary key,
  kind text not null,                 -- apart: article_id does not belong to story_id | together: both stories are one
  story_id text not null references stories on delete cascade,
  article_id text references articles on delete cascade,
  other_story_id text references stories on delete cascade,
  reader_id text not null references readers on delete cascade,
  says text not null default '',
  at timestamptz not null,
  decided_by text references decisions, -- null: it waits
  check ((kind = 'apart' and article_id is not null and other_story_id is null) or (kind = 'together' and article_id is null and other_story_id is not null))
);
create unique index story_reports_once on story_reports (reader_id, kind, story_id, coalesce(article_id, ''), coalesce(other_story_id, ''));
create index story_reports_waiting on story_reports (story_id) where decided_by is null;
create index story_reports_by_article on story_reports (article_id) where article_id is not null;
create index story_reports_by_other on story_reports (other_story_id) where other_story_id is not null;
create index story_reports_by_decision on story_reports (decided_by) where decided_by is not null;
