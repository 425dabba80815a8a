create table edition_places (
  page text not null,                 -- 'front' | 'desk:world' | 'country:AU'
  place int not null,                 -- 0 is the top
  story_id text not null references stories on delete cascade,
  article_id text not null references articles on delete cascade, -- the telling that is shown
  score real not null,
  reasons jsonb not null,             -- [{code, words, weight}] : told to the reader on request
  set_at timestamptz not null,
  primary key (page, place)
);
create index edition_places_by_story on edition_places (story_id);
