-- What the doors ask of an incident, a review and a version stands in these lists, so that a search asks for a hundred
-- without fetching their rows from all over the tables.
create index incident_door on incident (id) include (visibility, created_by, deleted_at, severity_id); -- who may see it
create index review_door on review (id) include (incident_id, state); -- whether it is published, and of what
create index publication_door on publication (review_id, number) include (audience); -- for whom a version is

create index search_pending_incident on search_pending (incident_id); -- whether the index is behind on an incident

-- Words stay in the row, which ranking has at hand, and texts go beside it: a hundred documents are ranked for each that
-- is shown. Rows follow as they are written anew.
alter table search_document alter column words set storage main, alter column title_words set storage main,
  alter column title set storage main;

update search_index set horizons_at = '-infinity';
