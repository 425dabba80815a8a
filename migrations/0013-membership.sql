-- Append-only: how a person stands is what these add up to. reader_id is no reference: when a reader is forgotten, what the ledger needs stays under an id that means nobody.
create table standing_events (
  id text primary key,
  reader_id text not null,
  kind text not null,                 -- see src/membership/standing-event.ts
  at timestamptz not null,
  facts jsonb not null,
  key text not null unique            -- telling twice is telling once
);
create index standing_events_by_reader on standing_events (reader_id);
create index standing_events_by_family on standing_events ((facts ->> 'family')) where kind = 'seat-given';
-- Instants are written as ISO 8601 in UTC to the millisecond, so that their order is that of their letters.
create index standing_events_trial_ends on standing_events ((facts ->> 'until') collate "C") where kind = 'trial-began';

-- One trial per person: a keyed print of the mail address, which outlives the reader.
create table trial_claims (
  mail_print text primary key,
  claimed_at timestamptz not null
);

-- A membership that ends, and a year that renews, are told some days before.
create index standing_events_paid_ends on standing_events ((facts ->> 'paidUntil') collate "C") where kind = 'subscription-seen';
create index standing_events_gift_ends on standing_events ((facts ->> 'until') collate "C") where kind = 'gift-redeemed';
create index standing_events_by_subscription on standing_events ((facts ->> 'subscription')) where kind = 'subscription-seen';

-- Which letters about standing were written, or were found not to be needed: one of a kind for each key.
create table reminders (
  reader_id text not null,
  kind text not null,                 -- see src/membership/write-once.ts
  key text not null,                  -- of what it tells: '' for the trial; a subscription; a subscription and the end of what is paid
  sent_at timestamptz not null,
  primary key (reader_id, kind, key)
);

create table plans (
  id text primary key,                -- as the operator names it: 'monthly'
  name text not null,
  kind text not null check (kind in ('personal', 'student', 'family', 'gift')),
  every text check (every in ('month', 'year')),  -- null: a gift
  months int,                         -- how many months a gift gives
  seats int not null check (seats between 1 and 6),
  position int not null,
  active boolean not null
);

-- A price is superseded, never overwritten: only until and provider are ever set later.
create table plan_prices (
  id text primary key,
  plan_id text not null references plans,
  country text,                       -- ISO 3166 alpha-2; null: everywhere else
  currency text not null,
  amount bigint not null check (amount >= 0),  -- minor units
  inclusive boolean not null,         -- the tax is in it
  provider text,                      -- the price's id at the payment provider
  since timestamptz not null,
  until timestamptz
);
create unique index plan_prices_in_force on plan_prices (plan_id, coalesce(country, '')) where until is null;

create table student_domains (         -- whose mail addresses may take a student's plan: the domain and all below it
  domain text primary key,            -- lower case
  since timestamptz not null
);

create table seats (
  id text primary key,
  owner_id text not null,
  place int not null,                 -- 2 to 6: the owner has the first
  mail text not null,                 -- whom the owner invited; goes with the row
  token_print text not null unique,
  invited_at timestamptz not null,
  open_until timestamptz not null,    -- an invitation that nobody took is void after it
  reader_id text,
  taken_at timestamptz
);
create unique index seats_by_owner on seats (owner_id, place);
create unique index seats_by_reader on seats (reader_id);

create table subscription_gifts (
  id text primary key,
  bought_as text not null unique,     -- billing's order
  version int not null,               -- the highest that billing told
  state text not null check (state in ('paid', 'refunded', 'disputed')),
  giver_id text,                      -- null when the giver is forgotten
  plan_id text not null,
  months int not null,
  code_print text not null unique,
  bought_at timestamptz not null,
  redeemed_by text,
  redeemed_at timestamptz
);
create index subscription_gifts_by_giver on subscription_gifts (giver_id);
create index subscription_gifts_by_redeemer on subscription_gifts (redeemed_by);
