-- What a picture is about, from its left and top (0 to 1): from its publisher, else where the eye goes first; and what its own metadata says of whose it is.
alter table article_images add column focus_x real, add column focus_y real;
alter table pictures add column focus_x real, add column focus_y real, add column credit text, add column caption text;
