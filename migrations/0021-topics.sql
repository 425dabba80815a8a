-- What a story says of itself: its name, who told it first and how that is known, a lead picture, a summary of publishers' own sentences. Written by src/stories/retell-stories.ts.
alter table stories
  add column name_article_id text references articles on delete set null,   -- whose headline is the story's name
  add column first_how jsonb,            -- {how: time | cited | wire, …}; null: by time
  add column summary jsonb not null default '[]', -- [{articleId, sentence}], best first; the page shows only what everybody may see
  add column picture_id text,            -- lead picture: of article_images, and whose
  add column picture_article_id text references articles on delete set null,
  add column told_at timestamptz;        -- when it was last retold; null: before this was kept
create index stories_joined on stories (joined_into) where joined_into is not null;
create index stories_untold on stories (latest_at) where told_at is null and joined_into is null;

-- People, places and organisations in stories, and matters: long-running affairs, which are a place (or who is concerned) and what goes on there ("place:ve" and "election").
create table topics (
  id text primary key,                -- made of its first key, so that an address outlives a rebuild
  kind text not null,                 -- person | place | organisation | matter
  key text not null unique,           -- place:ve, person:nicolas-maduro, matter:place:ve/election
  slug text not null,
  name text not null,
  names jsonb not null default '{}',  -- by primary language
  country text,
  stories int not null default 0,     -- counted by a round, not with each telling
  began_at timestamptz not null,
  latest_at timestamptz not null,
  running boolean not null default false, -- gathers stories over several days
  told_at timestamptz not null,       -- when a story was last said to be about it
  counted_at timestamptz,
  joined_into text references topics on delete set null
);
create index topics_by_latest on topics (latest_at desc) where running;
create index topics_uncounted on topics (told_at) where counted_at is null or counted_at < told_at;

create table topic_names (            -- what a topic is called in tellings, folded: 'nicolas maduro'
  key text not null,
  kind text not null,
  topic_id text not null references topics on delete cascade,
  told int not null default 1,
  primary key (key, kind, topic_id)
);
create index topic_names_by_topic on topic_names (topic_id);

create table story_topics (
  story_id text not null references stories on delete cascade,
  topic_id text not null references topics on delete cascade,
  weight real not null,               -- 0..1: how much the story is about it
  primary key (story_id, topic_id)
);
create index story_topics_by_topic on story_topics (topic_id, story_id desc); -- ids of stories begin with their time: the newest first

-- What the two stories share, in names, and which matter: told to the reader.
alter table related_stories add column why jsonb not null default '{}';
