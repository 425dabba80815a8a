create table feed_calls (             -- one row a feed: its state is data
  feed_id text primary key references feeds,
  host text not null,
  state text not null default 'new',  -- new | well | quiet | troubled | gone
  moved_to text,                      -- after a permanent redirect
  etag text,
  last_modified text,
  called_at timestamptz,
  answered_at timestamptz,            -- last call that brought a readable feed or 304
  next_call_at timestamptz not null,
  leased_until timestamptz,           -- a call under way in some process
  interval_ms int8 not null,
  failures int not null default 0,
  problem_code text,
  problem text,                       -- one sentence
  calls int not null default 0,
  items_seen int not null default 0,
  last_item_at timestamptz,
  format text,
  language text,
  body_hash text                      -- of the last body: an unchanged one is not read again
);
create index feed_calls_due on feed_calls (next_call_at);
create index feed_calls_by_host on feed_calls (host);

create table feed_hosts (             -- one request at a time per host, over all processes
  host text primary key,
  busy_until timestamptz,
  wait_until timestamptz              -- Retry-After
);
