-- An editor's word that two articles belong together, or apart. It holds against the machine: what was placed by likeness gives way to it.
create table story_ties (
  article_id text not null references articles on delete cascade,
  other_id text not null references articles on delete cascade,
  together boolean not null,          -- false: apart
  decision_id text,                   -- of the desk's log, if it was said there
  tied_at timestamptz not null,
  untied_at timestamptz,              -- taken back, or overtaken by a later word: it holds no more
  tie_no int8 not null generated always as identity, -- a new number with each change; ascending as committed, as placing waits for it
  primary key (article_id, other_id),
  check (article_id < other_id)
);
create index story_ties_by_other on story_ties (other_id);
create index story_ties_by_number on story_ties (tie_no);

-- Why an article stands where it stands: each change of its place after the first (that one is in story_articles). Other processes read here what was moved.
-- Stories are named by their id alone: one that nobody tells any more is deleted. No words of an article are kept here: they may be what it was taken back for.
create table story_moves (
  id int8 generated always as identity primary key, -- ascending as committed: moving holds the lock of placing until its transaction ends
  article_id text not null,
  from_story text not null,
  into_story text,                    -- null: it left with its withdrawal
  by text not null check (by in ('machine', 'editor', 'publisher')),
  why jsonb not null default '{}',    -- {kind: joined | parted | tied | left, …}
  moved_at timestamptz not null
);
create index story_moves_by_article on story_moves (article_id, id desc);
create index story_moves_by_story on story_moves (from_story, id desc);
create index story_moves_by_target on story_moves (into_story, id desc);

create function keep_story_moves() returns trigger language plpgsql as $$
begin
  raise exception 'story_moves is only added to';
end $$;
create trigger story_moves_are_kept before update or delete on story_moves for each row execute function keep_story_moves();
create trigger story_moves_are_not_emptied before truncate on story_moves for each statement execute function keep_story_moves();
