-- Where a title's terms let us read the text from the page: when that was last tried, and why it failed.
alter table article_texts add column page_read_at timestamptz, add column page_problem text;
