-- Stories of two languages that tell one event: each pair stands twice, once for each of them. Found by src/stories/abroad/link-abroad.ts; let go of wherever a story's tellings change hands, to be found anew.
create table stories_abroad (
  story_id text not null references stories on delete cascade,
  abroad_id text not null references stories on delete cascade,
  names jsonb not null default '[]',  -- keys of what both name, rarest first: 'corrie', '#1900', '@es'; how they are written is read where they are shown
  found_at timestamptz not null,
  primary key (story_id, abroad_id),
  check (story_id <> abroad_id)
);
create index stories_abroad_by_other on stories_abroad (abroad_id);

-- What changed since it was last looked at, however many stories the window has.
create index stories_by_change on stories (changed_at, id);
