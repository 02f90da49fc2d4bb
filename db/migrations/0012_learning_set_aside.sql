-- Since when a change is set aside that could not be taken into the index; null while it was not tried in vain.
alter table search_pending add column set_aside_at timestamptz;
update search_pending set set_aside_at = now() where tries > 0;
