-- A name that a title has given to several articles at once (one guid for every item, one link for every item) names none: article_id is null.
alter table article_keys alter column article_id drop not null;

-- Two articles that turned out to be one: the younger is withdrawn and its address leads to the elder.
alter table articles add column joined_into text references articles;

-- The date that the publisher gave this version, never in the future; null where he gives none. An older delivery that comes late is known by it.
alter table article_texts add column dated_at timestamptz;

-- What is known of a picture at its publisher, whichever article or title shows it.
create table pictures (
  key text primary key,               -- hash of the address; the file name in the picture cache
  width int, height int,
  problem text,                       -- why it could not be had; null when all is well
  tries int not null default 0,
  tried_at timestamptz not null
);
