create table stories (
  id text primary key,
  slug text not null,
  headline text not null,
  lead_article_id text not null references articles,
  first_article_id text not null references articles,  -- first reported by
  desk text,
  language text,
  articles int not null,
  titles int not null,
  publishers int not null,            -- regional editions of one publisher count once
  countries text[] not null default '{}',
  began_at timestamptz not null,      -- first telling published
  latest_at timestamptz not null,     -- latest telling published
  changed_at timestamptz not null,
  joined_into text references stories -- a story that was joined keeps its address
);
create index stories_by_latest on stories (latest_at desc, id desc) where joined_into is null;
create index stories_by_desk on stories (desk, latest_at desc, id desc) where joined_into is null;
create index stories_by_breadth on stories (publishers desc, latest_at desc) where joined_into is null;

create table story_articles (
  article_id text primary key references articles on delete cascade,
  story_id text not null references stories,
  likeness real not null,             -- 0..1, to the story when placed
  reason jsonb not null default '{}', -- the words and names that told
  placed_at timestamptz not null,
  placed_no int8 not null generated always as identity -- ascending as committed: placing holds a lock until its transaction ends
);
create index story_articles_by_story on story_articles (story_id);
create index story_articles_by_number on story_articles (placed_no);

create table related_stories (
  story_id text not null references stories on delete cascade,
  related_id text not null references stories on delete cascade,
  likeness real not null,
  primary key (story_id, related_id)
);
