-- Who the terms are from: a file of titles, or an agreement made here. A file that is taken in again at every start must not undo what was agreed since.
alter table terms add column origin text not null default 'file';
alter table terms alter column origin set default 'agreed';
