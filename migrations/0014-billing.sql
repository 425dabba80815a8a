-- Money in. What is here outlives its reader, so that the books stay whole: reader_id is emptied when a reader is forgotten, and nothing here names him.
-- The order in which the payment provider was asked: an answer that was asked for earlier never overwrites a later one.
create sequence payment_asks;

create table customers (
  id text primary key,                 -- at the provider: cus_…
  reader_id text,                      -- null once the reader is forgotten
  live boolean not null,               -- whether real money: keys of test mode know other customers
  made_at timestamptz not null,
  leaving_at timestamptz,              -- his reader was forgotten: to be deleted at the provider
  left_at timestamptz                  -- deleted there
);
create index customers_by_reader on customers (reader_id);

create table orders (                  -- a purchase that was begun
  id text primary key,
  desk text not null,                  -- 'stripe' | 'test' | 'invoice'
  reader_id text,
  plan_id text not null,
  price_id text not null,
  kind text not null,                  -- of the plan: 'single' | 'student' | 'family' | 'gift'
  amount int8 not null,                -- minor units
  currency text not null,              -- ISO 4217
  state text not null,                 -- 'open' | 'paid' | 'refused' (the card; may be tried again) | 'gone'
  session text unique,                 -- cs_…
  subscription_id text,
  back text not null,                  -- the path of ours that the reader returns to
  version int not null default 0,      -- of what membership was told (gifts)
  told text,                           -- the state of the gift that membership was told last
  made_at timestamptz not null,
  paid_at timestamptz
);
create index orders_by_reader on orders (reader_id, made_at desc);
create index orders_by_subscription on orders (subscription_id);

create table subscriptions (
  id text primary key,                 -- sub_… at Stripe
  desk text not null,
  reader_id text,
  customer_id text,
  plan_id text not null,               -- '' when the provider names a price that is not ours
  price_id text,
  seats int not null,
  status text not null,                -- in the provider's own word
  state text not null,                 -- 'waiting' | 'active' | 'past-due' | 'ended'
  renews boolean not null,
  ends_at timestamptz,
  why text,
  period_from timestamptz,             -- the running period, paid or not
  period_to timestamptz,
  card text not null default 'good',   -- at the test desk: 'good' | 'refused'
  live boolean not null,
  began_at timestamptz not null,
  asked_no int8 not null,
  version int not null default 0,
  told text                            -- what membership was told last
);
create index subscriptions_by_reader on subscriptions (reader_id);
create index subscriptions_by_customer on subscriptions (customer_id);
create index subscriptions_running on subscriptions (desk, period_to) where state <> 'ended';

create table invoices (
  id text primary key,                 -- in_… at Stripe
  desk text not null,
  reader_id text,
  customer_id text,
  subscription_id text,                -- null for what is paid once
  order_id text,
  number text,
  year int,                            -- of numbers that we issue: gapless within a year
  number_in_year int,
  state text not null,                 -- 'open' | 'paid' | 'void' | 'uncollectible'
  amount int8 not null,                -- minor units, tax included
  tax int8,                            -- of it; null where nobody worked it out
  paid int8 not null,
  refunded int8 not null default 0,
  dispute text,                        -- 'open' | 'lost' | 'won': whether a bank has taken the money back
  currency text not null,
  plan_id text not null,
  period_from timestamptz,
  period_to timestamptz,
  link text,                           -- the provider's page of it
  made_at timestamptz not null,
  paid_at timestamptz,
  said_paid boolean not null default false,
  receipt_at timestamptz,              -- when its reader was written a receipt
  asked_no int8 not null,
  unique (year, number_in_year)
);
create index invoices_by_reader on invoices (reader_id, made_at desc);
create index invoices_by_subscription on invoices (subscription_id);

create table payment_events (
  id text primary key,                 -- evt_…: what comes twice is stored once
  type text not null,
  about text not null,                 -- 'subscription' | 'invoice' | 'charge' | 'dispute' | 'refund' | 'checkout.session' | …
  about_id text not null,
  live boolean not null,
  made_at timestamptz not null,        -- by the provider's clock
  arrived_at timestamptz not null,
  heard_at timestamptz,
  outcome text                         -- 'heard' | 'unknown' | 'foreign' | 'gone' | 'other-mode' | 'failed'
);
create index payment_events_unheard on payment_events (arrived_at) where heard_at is null;
create index payment_events_by_arrival on payment_events (arrived_at desc);
