create table websub_leases (          -- one row a feed that names a hub (W3C WebSub): how its subscription stands
  feed_id text primary key references feeds,
  hub text not null,
  topic text not null,                -- the feed's own word for itself (rel="self")
  state text not null default 'found', -- found | asked | held | denied | leaving
  callback_print text unique,         -- finds the row of a callback; the callback itself is sealed
  sealed text,                        -- {callback, secret}
  asked text,                         -- 'subscribe' | 'unsubscribe' that the hub has yet to verify
  asked_at timestamptz,
  ask_at timestamptz not null,        -- when the hub is asked next
  tries int not null default 0,
  held_since timestamptz,
  lease_until timestamptz,
  delivered_at timestamptz,
  deliveries int not null default 0,
  doubted_at timestamptz,             -- a call found what the hub should have brought
  problem text,                       -- one sentence
  found_at timestamptz not null
);
create index websub_leases_due on websub_leases (ask_at);

create table websub_tellings (        -- what of our own feeds hubs have been told
  hub text not null,
  topic text not null,
  print text not null,                -- of what stood in the feed
  told_at timestamptz not null,
  tries int not null default 0,       -- failed in a row
  problem text,
  primary key (hub, topic)
);

create table push_keys (              -- what a publisher's system sends documents with
  id text primary key,
  print text not null unique,
  publisher_id text references publishers, -- opens all titles of the publisher, or
  title_id text references titles,    -- one title
  note text,
  made_at timestamptz not null,
  ended_at timestamptz,
  used_at timestamptz,
  counted_from timestamptz,           -- requests are counted in minutes
  counted int not null default 0,
  check ((publisher_id is null) <> (title_id is null))
);
create index push_keys_by_title on push_keys (title_id);
create index push_keys_by_publisher on push_keys (publisher_id);

create table push_documents (         -- one row for each different document of a title, and what became of it
  title_id text not null references titles,
  hash text not null,                 -- of its bytes, unpacked
  name text not null,
  door text not null,                 -- push | inbox
  bytes int not null,
  received_at timestamptz not null,
  outcome json not null,               -- in the order in which it was answered
  primary key (title_id, hash)
);
create index push_documents_latest on push_documents (title_id, received_at);
create index push_documents_old on push_documents (received_at);
