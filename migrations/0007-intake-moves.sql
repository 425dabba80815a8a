-- A permanent redirect is believed once it has been met twice with the same goal: one wrong answer of a server in repair must not move a feed.
alter table feed_calls add column moving_to text;
alter table feed_calls add column moving_times int not null default 0;
