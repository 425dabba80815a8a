-- A topic's names stand in its own row.
drop table topic_names;
