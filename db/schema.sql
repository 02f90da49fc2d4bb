-- Made by `npm run schema` from db/migrations. Not to be edited.

create table api_token (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  name text not null,
  token_hash bytea not null,
  scopes text[] not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  UNIQUE (token_hash)
);

create table attempt (
  key text not null,
  count integer not null,
  window_ends_at timestamp with time zone not null,
  PRIMARY KEY (key)
);

create table credential (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  account_id text not null,
  provider_id text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
CREATE INDEX credential_person ON credential USING btree (person_id);

create table entry (
  incident_id uuid not null,
  id uuid not null,
  evidence_id uuid,
  at timestamp with time zone not null,
  until timestamp with time zone,
  "precision" text not null,
  zone text,
  kind text not null,
  actor_kind text not null,
  actor text,
  source text not null,
  text text not null,
  attributes jsonb,
  slice text,
  author_id uuid,
  deleted_at timestamp with time zone,
  PRIMARY KEY (incident_id, id)
);

create table entry_edit (
  incident_id uuid not null,
  entry_id uuid not null,
  at timestamp with time zone,
  place uuid,
  text text,
  kind text,
  "precision" text,
  known_at timestamp with time zone,
  edited_by uuid,
  edited_at timestamp with time zone not null default now(),
  version integer not null default nextval('entry_edit_version'::regclass),
  FOREIGN KEY (edited_by) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (incident_id, entry_id) REFERENCES entry(incident_id, id) ON DELETE CASCADE,
  PRIMARY KEY (incident_id, entry_id)
);
CREATE INDEX entry_edit_place ON entry_edit USING btree (incident_id, place) WHERE (place IS NOT NULL);

create table event (
  id bigint generated always as identity not null,
  at timestamp with time zone not null default clock_timestamp(),
  actor_id uuid,
  verb text not null,
  object_type text not null,
  object_id text not null,
  incident_id uuid,
  review_id uuid,
  summary text not null,
  before jsonb,
  after jsonb,
  FOREIGN KEY (actor_id) REFERENCES person(id) ON DELETE SET NULL,
  PRIMARY KEY (id)
);
CREATE INDEX event_incident ON event USING btree (incident_id, id DESC);
CREATE TRIGGER event_told AFTER INSERT ON event FOR EACH ROW EXECUTE FUNCTION tell_event();
CREATE TRIGGER search_event AFTER INSERT ON event FOR EACH ROW WHEN (((new.object_type <> ALL (ARRAY['story'::text, 'word'::text])) AND ((new.incident_id IS NOT NULL) OR (new.object_type = ANY (ARRAY['service'::text, 'team'::text, 'deleted'::text]))))) EXECUTE FUNCTION search_remember();

create table evidence (
  id uuid not null default uuidv7(),
  incident_id uuid not null,
  name text not null,
  bytes bigint not null,
  sha256 text not null,
  media_type text not null default 'application/octet-stream'::text,
  guesses jsonb not null default '[]'::jsonb,
  added_by uuid,
  added_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  FOREIGN KEY (added_by) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
CREATE INDEX evidence_content ON evidence USING btree (sha256);
CREATE UNIQUE INDEX evidence_once ON evidence USING btree (incident_id, sha256);
CREATE TRIGGER evidence_entries AFTER DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION forget_entries();

create table factor (
  id uuid not null default uuidv7(),
  review_id uuid not null,
  statement text not null,
  kind text not null,
  layer text,
  entry_ids uuid[] not null default '{}'::uuid[],
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  version integer not null default 1,
  FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (review_id) REFERENCES review(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
CREATE INDEX factor_review ON factor USING btree (review_id, id);

create table imported_document (
  incident_id uuid not null,
  collection text not null,
  path text not null,
  sha256 text not null,
  told text not null,
  import_id uuid,
  imported_by uuid,
  imported_at timestamp with time zone not null default now(),
  last_event bigint not null default 0,
  FOREIGN KEY (import_id) REFERENCES review_import(id) ON DELETE SET NULL,
  FOREIGN KEY (imported_by) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  PRIMARY KEY (incident_id)
);
CREATE INDEX imported_document_content ON imported_document USING btree (lower(collection), sha256);
CREATE INDEX imported_document_path ON imported_document USING btree (lower(collection), path);

create table incident (
  id uuid not null default uuidv7(),
  number integer not null,
  key text not null,
  title text not null,
  kind text not null default 'incident'::text,
  severity_id uuid not null,
  summary text not null default ''::text,
  customer_impact text not null default ''::text,
  visibility text not null default 'organisation'::text,
  started_at timestamp with time zone not null default now(),
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  example boolean not null default false,
  version integer not null default 1,
  started_precision text not null default 'exact'::text,
  told_at timestamp with time zone,
  told_precision text,
  CHECK ((kind = ANY (ARRAY['incident'::text, 'near-miss'::text]))),
  CHECK ((started_precision = ANY (ARRAY['exact'::text, 'day'::text, 'unknown'::text]))),
  CHECK ((told_precision = ANY (ARRAY['exact'::text, 'day'::text, 'unknown'::text]))),
  CHECK ((visibility = ANY (ARRAY['organisation'::text, 'participants'::text]))),
  FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (severity_id) REFERENCES severity(id),
  PRIMARY KEY (id),
  UNIQUE (key),
  UNIQUE (number)
);
CREATE INDEX incident_door ON incident USING btree (id) INCLUDE (visibility, created_by, deleted_at, severity_id);
CREATE INDEX incident_severity ON incident USING btree (severity_id);
CREATE INDEX incident_started ON incident USING btree (started_at DESC, id DESC);
CREATE TRIGGER incident_entries AFTER DELETE ON incident FOR EACH ROW EXECUTE FUNCTION forget_entries();

create table incident_service (
  incident_id uuid not null,
  service_id uuid not null,
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  FOREIGN KEY (service_id) REFERENCES service(id),
  PRIMARY KEY (incident_id, service_id)
);
CREATE INDEX incident_service_service ON incident_service USING btree (service_id);

create table incident_team (
  incident_id uuid not null,
  team_id uuid not null,
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  FOREIGN KEY (team_id) REFERENCES team(id),
  PRIMARY KEY (incident_id, team_id)
);
CREATE INDEX incident_team_team ON incident_team USING btree (team_id);

create table insight (
  id uuid not null default uuidv7(),
  review_id uuid not null,
  text text not null,
  entry_ids uuid[] not null default '{}'::uuid[],
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  version integer not null default 1,
  FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (review_id) REFERENCES review(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
CREATE INDEX insight_review ON insight USING btree (review_id, id);

create table invitation (
  id uuid not null default uuidv7(),
  email text not null,
  role text not null,
  token_hash bytea not null,
  invited_by uuid not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  CHECK ((role = ANY (ARRAY['member'::text, 'administrator'::text]))),
  FOREIGN KEY (invited_by) REFERENCES person(id),
  PRIMARY KEY (id),
  UNIQUE (token_hash)
);

create table item (
  id uuid not null default uuidv7(),
  review_id uuid not null,
  title text not null,
  owner_id uuid,
  owner_name text,
  due date,
  state text not null default 'idea'::text,
  declined_because text,
  done_when text not null default ''::text,
  proof jsonb,
  factor_ids uuid[] not null default '{}'::uuid[],
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  version integer not null default 1,
  type text,
  phase text,
  strength text,
  url text,
  CHECK ((phase = ANY (ARRAY['detect'::text, 'diagnose'::text, 'mitigate'::text, 'resolve'::text, 'prevent'::text]))),
  CHECK ((strength = ANY (ARRAY['strong'::text, 'medium'::text, 'weak'::text]))),
  CHECK ((type = ANY (ARRAY['investigate'::text, 'mitigate-this'::text, 'repair'::text, 'detect'::text, 'mitigate-future'::text, 'prevent'::text, 'respond'::text, 'understand'::text]))),
  CHECK ((url ~* '^https?://'::text)),
  FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (owner_id) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (review_id) REFERENCES review(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
CREATE INDEX item_owner ON item USING btree (owner_id) WHERE (deleted_at IS NULL);
CREATE INDEX item_review ON item USING btree (review_id, id);

create table language_dismissal (
  id uuid not null default uuidv7(),
  review_id uuid not null,
  person_id uuid not null,
  scope text not null,
  print text not null,
  before text not null default ''::text,
  after text not null default ''::text,
  dismissed_at timestamp with time zone not null default now(),
  CHECK ((scope = ANY (ARRAY['here'::text, 'review'::text]))),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  FOREIGN KEY (review_id) REFERENCES review(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  UNIQUE (review_id, person_id, scope, print, before, after)
);
CREATE INDEX language_dismissal_person ON language_dismissal USING btree (person_id);

create table language_word (
  id uuid not null default uuidv7(),
  expression text not null,
  reason text not null default ''::text,
  added_by uuid,
  added_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  FOREIGN KEY (added_by) REFERENCES person(id) ON DELETE SET NULL,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX language_word_expression ON language_word USING btree (lower(expression)) WHERE (deleted_at IS NULL);

create table marker (
  incident_id uuid not null,
  marker text not null,
  at timestamp with time zone not null,
  "precision" text not null default 'minute'::text,
  entry_id uuid,
  channel text,
  set_by uuid,
  set_at timestamp with time zone not null default now(),
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  FOREIGN KEY (set_by) REFERENCES person(id) ON DELETE SET NULL,
  PRIMARY KEY (incident_id, marker)
);

create table migration (
  name text not null,
  sha256 text not null,
  applied_at timestamp with time zone not null default now(),
  PRIMARY KEY (name)
);

create table note (
  id uuid not null default uuidv7(),
  review_id uuid not null,
  text text not null,
  tag text,
  entry_ids uuid[] not null default '{}'::uuid[],
  author_id uuid,
  created_at timestamp with time zone not null default now(),
  deleted_at timestamp with time zone,
  version integer not null default 1,
  FOREIGN KEY (author_id) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (review_id) REFERENCES review(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
CREATE INDEX note_review ON note USING btree (review_id, id);

create table organisation (
  single boolean not null default true,
  name text not null,
  key_prefix text not null default 'INC'::text,
  last_incident_number integer not null default 0,
  created_at timestamp with time zone not null default now(),
  CHECK (single),
  PRIMARY KEY (single)
);

create table participant (
  review_id uuid not null,
  person_id uuid not null,
  facilitator boolean not null default false,
  added_at timestamp with time zone not null default now(),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  FOREIGN KEY (review_id) REFERENCES review(id) ON DELETE CASCADE,
  PRIMARY KEY (review_id, person_id)
);
CREATE INDEX participant_person ON participant USING btree (person_id);

create table person (
  id uuid not null default uuidv7(),
  name text not null,
  email text not null,
  email_verified boolean not null default false,
  image text,
  role text not null default 'member'::text,
  active boolean not null default true,
  example boolean not null default false,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  CHECK ((role = ANY (ARRAY['member'::text, 'administrator'::text]))),
  PRIMARY KEY (id),
  UNIQUE (email)
);

create table publication (
  review_id uuid not null,
  number integer not null,
  published_at timestamp with time zone not null default now(),
  published_by uuid,
  audience text not null,
  names text not null,
  note text not null default ''::text,
  content jsonb not null,
  CHECK ((audience = ANY (ARRAY['participants'::text, 'organisation'::text, 'link'::text]))),
  CHECK ((names = ANY (ARRAY['roles'::text, 'names'::text]))),
  FOREIGN KEY (published_by) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (review_id) REFERENCES review(id) ON DELETE CASCADE,
  PRIMARY KEY (review_id, number)
);
CREATE INDEX publication_door ON publication USING btree (review_id, number) INCLUDE (audience);

create table reading (
  evidence_id uuid not null,
  format text not null,
  options jsonb not null default '{}'::jsonb,
  state text not null,
  reason text,
  bytes_read bigint not null default 0,
  taken integer not null default 0,
  already_there integer not null default 0,
  skipped jsonb not null default '{}'::jsonb,
  unread integer not null default 0,
  requested_by uuid,
  queued_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  CHECK ((state = ANY (ARRAY['queued'::text, 'reading'::text, 'done'::text, 'failed'::text, 'cancelled'::text]))),
  FOREIGN KEY (evidence_id) REFERENCES evidence(id) ON DELETE CASCADE,
  FOREIGN KEY (requested_by) REFERENCES person(id) ON DELETE SET NULL,
  PRIMARY KEY (evidence_id)
);
CREATE TRIGGER search_reading AFTER UPDATE OF state ON reading FOR EACH ROW WHEN (((new.state IS DISTINCT FROM old.state) AND (new.state = ANY (ARRAY['done'::text, 'failed'::text, 'cancelled'::text])))) EXECUTE FUNCTION search_remember_reading();

create table report_part (
  review_id uuid not null,
  part text not null,
  heading text,
  text text,
  hidden boolean not null default false,
  edited_by uuid,
  edited_at timestamp with time zone not null default now(),
  version integer not null default 1,
  FOREIGN KEY (edited_by) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (review_id) REFERENCES review(id) ON DELETE CASCADE,
  PRIMARY KEY (review_id, part)
);

create table review (
  id uuid not null default uuidv7(),
  incident_id uuid not null,
  state text not null default 'assembling'::text,
  opened_by uuid,
  opened_at timestamp with time zone not null default now(),
  link_serial integer not null default 1,
  zone text not null default 'UTC'::text,
  version integer not null default 1,
  CHECK ((state = ANY (ARRAY['assembling'::text, 'published'::text, 'withdrawn'::text]))),
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  FOREIGN KEY (opened_by) REFERENCES person(id) ON DELETE SET NULL,
  PRIMARY KEY (id),
  UNIQUE (incident_id)
);
CREATE INDEX review_door ON review USING btree (id) INCLUDE (incident_id, state);

create table review_import (
  id uuid not null default uuidv7(),
  collection text not null,
  name text not null,
  state text not null default 'waiting'::text,
  reason text,
  created_by uuid,
  created_at timestamp with time zone not null default now(),
  finished_at timestamp with time zone,
  sha256 text,
  bytes bigint,
  contents_read integer not null default 0,
  contents integer,
  was_read boolean not null default false,
  progress integer not null default 0,
  progress_of integer not null default 0,
  audience text not null default 'organisation'::text,
  severity_id uuid,
  severities jsonb not null default '{}'::jsonb,
  zone text,
  day_order text,
  version integer not null default 1,
  choices integer not null default 1,
  CHECK ((audience = ANY (ARRAY['organisation'::text, 'participants'::text]))),
  CHECK ((day_order = ANY (ARRAY['day-first'::text, 'month-first'::text]))),
  CHECK ((state = ANY (ARRAY['waiting'::text, 'reading'::text, 'ready'::text, 'importing'::text, 'done'::text, 'failed'::text, 'cancelled'::text, 'withdrawn'::text]))),
  FOREIGN KEY (created_by) REFERENCES person(id) ON DELETE CASCADE,
  FOREIGN KEY (severity_id) REFERENCES severity(id) ON DELETE SET NULL,
  PRIMARY KEY (id)
);
CREATE INDEX review_import_content ON review_import USING btree (sha256);
CREATE INDEX review_import_creator ON review_import USING btree (created_by, id);

create table review_import_document (
  import_id uuid not null,
  number integer not null,
  path text not null,
  place text,
  record integer,
  sha256 text,
  bytes bigint,
  format text not null default 'other'::text,
  folder text not null default ''::text,
  shape integer,
  kind text not null,
  chosen_kind text,
  chosen_take boolean,
  title text,
  date text,
  severity text,
  has_headings boolean not null default false,
  has_sections boolean not null default false,
  moments integer not null default 0,
  items integer not null default 0,
  has_problems boolean not null default false,
  reading jsonb not null,
  labels jsonb not null default '[]'::jsonb,
  stale boolean not null default false,
  outcome text,
  outcome_reason text,
  incident_id uuid,
  CHECK ((outcome = ANY (ARRAY['created'::text, 'updated'::text, 'unchanged'::text, 'kept'::text, 'leftOut'::text, 'failed'::text]))),
  FOREIGN KEY (import_id) REFERENCES review_import(id) ON DELETE CASCADE,
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE SET NULL,
  PRIMARY KEY (import_id, number)
);
CREATE INDEX review_import_document_incident ON review_import_document USING btree (incident_id);
CREATE INDEX review_import_document_stale ON review_import_document USING btree (import_id, number) WHERE stale;

create table review_import_shape (
  import_id uuid not null,
  number integer not null,
  name text not null,
  format text not null,
  sample integer not null,
  headings jsonb not null default '[]'::jsonb,
  labels jsonb not null default '[]'::jsonb,
  chosen_headings jsonb not null default '{}'::jsonb,
  chosen_labels jsonb not null default '{}'::jsonb,
  zone text,
  day_order text,
  take boolean,
  CHECK ((day_order = ANY (ARRAY['day-first'::text, 'month-first'::text]))),
  FOREIGN KEY (import_id) REFERENCES review_import(id) ON DELETE CASCADE,
  PRIMARY KEY (import_id, number)
);

create table role_holder (
  id uuid not null default uuidv7(),
  incident_id uuid not null,
  role text not null,
  person_id uuid,
  name text,
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE SET NULL,
  PRIMARY KEY (id)
);
CREATE INDEX role_holder_incident ON role_holder USING btree (incident_id);
CREATE INDEX role_holder_person ON role_holder USING btree (person_id);

create table saved_search (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  name text not null,
  query text not null,
  telling text not null,
  created_at timestamp with time zone not null default now(),
  looked_at timestamp with time zone not null default now(),
  compared_at timestamp with time zone not null default now(),
  mailed_at timestamp with time zone,
  deleted_at timestamp with time zone,
  CHECK ((telling = ANY (ARRAY['never'::text, 'here'::text, 'letter'::text]))),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  PRIMARY KEY (id)
);
CREATE INDEX saved_search_compared ON saved_search USING btree (compared_at) WHERE ((deleted_at IS NULL) AND (telling <> 'never'::text));
CREATE INDEX saved_search_person ON saved_search USING btree (person_id, id);

create table saved_search_find (
  saved_search_id uuid not null,
  kind text not null,
  object_id uuid not null,
  incident_id uuid not null,
  found_at timestamp with time zone not null,
  news boolean not null,
  mailed_at timestamp with time zone,
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  FOREIGN KEY (saved_search_id) REFERENCES saved_search(id) ON DELETE CASCADE,
  PRIMARY KEY (saved_search_id, kind, object_id)
);
CREATE INDEX saved_search_find_incident ON saved_search_find USING btree (incident_id);
CREATE INDEX saved_search_find_news ON saved_search_find USING btree (saved_search_id) WHERE news;

create table search_document (
  kind text not null,
  object_id uuid not null,
  incident_id uuid not null,
  review_id uuid,
  number integer,
  at timestamp with time zone not null,
  open boolean not null,
  readers uuid[] not null default '{}'::uuid[],
  title text not null,
  text text not null,
  digest text not null,
  title_words tsvector not null,
  words tsvector not null,
  traits integer[] not null default (search_periods(at) || search_kind(kind)),
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  PRIMARY KEY (kind, object_id)
);
CREATE INDEX search_document_closed ON search_document USING gin (readers, words, traits) WHERE (NOT open);
CREATE INDEX search_document_incident ON search_document USING btree (incident_id);
CREATE INDEX search_document_open ON search_document USING gin (words, traits) WHERE open;
CREATE INDEX search_document_open_at ON search_document USING btree (at DESC) WHERE open;
CREATE INDEX search_document_title ON search_document USING gin (title_words, traits) WHERE open;

create table search_entry (
  incident_id uuid not null,
  entry_id uuid not null,
  at timestamp with time zone not null,
  open boolean not null,
  readers uuid[] not null default '{}'::uuid[],
  words tsvector not null,
  traits integer[] not null default search_periods(at),
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  PRIMARY KEY (incident_id, entry_id)
);
CREATE INDEX search_entry_closed ON search_entry USING gin (readers, words, traits) WHERE (NOT open);
CREATE INDEX search_entry_open ON search_entry USING gin (words, traits) WHERE open;
CREATE INDEX search_entry_open_at ON search_entry USING btree (at DESC) WHERE open;

create table search_horizon (
  source text not null,
  step integer not null,
  periods integer[] not null,
  CHECK ((source = ANY (ARRAY['document'::text, 'entry'::text]))),
  PRIMARY KEY (source, step)
);

create table search_index (
  single boolean not null default true,
  version integer not null,
  incidents integer not null,
  started_at timestamp with time zone not null default now(),
  horizons_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  CHECK (single),
  PRIMARY KEY (single)
);

create table search_pending (
  id bigint generated always as identity not null,
  incident_id uuid,
  object_type text not null,
  object_id text not null,
  tries integer not null default 0,
  due_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  reason text,
  set_aside_at timestamp with time zone,
  PRIMARY KEY (id)
);
CREATE INDEX search_pending_aside ON search_pending USING btree (due_at) WHERE (tries > 0);
CREATE INDEX search_pending_incident ON search_pending USING btree (incident_id);

create table search_word (
  reader uuid not null default '00000000-0000-0000-0000-000000000000'::uuid,
  word text not null,
  PRIMARY KEY (reader, word)
);
CREATE INDEX search_word_letters ON search_word USING gin (word gin_trgm_ops) WHERE (reader = '00000000-0000-0000-0000-000000000000'::uuid);
CREATE INDEX search_word_letters_closed ON search_word USING gin ((ARRAY[reader]), word gin_trgm_ops) WHERE (reader <> '00000000-0000-0000-0000-000000000000'::uuid);

create table service (
  id uuid not null default uuidv7(),
  name text not null,
  example boolean not null default false,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX service_name ON service USING btree (lower(name));

create table session (
  id uuid not null default uuidv7(),
  person_id uuid not null,
  token text not null,
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  FOREIGN KEY (person_id) REFERENCES person(id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  UNIQUE (token)
);
CREATE INDEX session_person ON session USING btree (person_id);

create table setup_token (
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  PRIMARY KEY (token_hash)
);

create table severity (
  id uuid not null default uuidv7(),
  name text not null,
  description text not null default ''::text,
  rank integer not null,
  colour text not null default 'gray'::text,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX severity_name ON severity USING btree (lower(name));

create table similar_count (
  single boolean not null default true,
  rows integer not null,
  counted_at timestamp with time zone not null default now(),
  CHECK (single),
  PRIMARY KEY (single)
);

create table similar_factor (
  incident_id uuid not null,
  "position" integer not null,
  open boolean not null,
  readers uuid[] not null default '{}'::uuid[],
  statement text not null,
  words text[] not null,
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  PRIMARY KEY (incident_id, "position")
);
CREATE INDEX similar_factor_closed ON similar_factor USING gin (readers) WHERE (NOT open);
CREATE INDEX similar_factor_words ON similar_factor USING gin (words) WHERE open;

create table similar_trace (
  incident_id uuid not null,
  part text not null,
  open boolean not null,
  readers uuid[] not null default '{}'::uuid[],
  words text[] not null,
  alerts text[] not null default '{}'::text[],
  alert_names text[] not null default '{}'::text[],
  changed_at timestamp with time zone not null default now(),
  CHECK ((part = ANY (ARRAY['incident'::text, 'report'::text]))),
  FOREIGN KEY (incident_id) REFERENCES incident(id) ON DELETE CASCADE,
  PRIMARY KEY (incident_id, part)
);
CREATE INDEX similar_trace_alerts ON similar_trace USING gin (alerts) WHERE open;
CREATE INDEX similar_trace_closed ON similar_trace USING gin (readers) WHERE (NOT open);
CREATE INDEX similar_trace_words ON similar_trace USING gin (words) WHERE open;

create table similar_word (
  word text not null,
  rows integer not null,
  PRIMARY KEY (word)
);

create table story_line (
  id uuid not null default uuidv7(),
  incident_id uuid not null,
  entry_id uuid not null,
  "position" text not null,
  words text,
  added_by uuid,
  added_at timestamp with time zone not null default now(),
  version integer not null default 1,
  FOREIGN KEY (added_by) REFERENCES person(id) ON DELETE SET NULL,
  FOREIGN KEY (incident_id, entry_id) REFERENCES entry(incident_id, id) ON DELETE CASCADE,
  PRIMARY KEY (id),
  UNIQUE (incident_id, entry_id)
);
CREATE UNIQUE INDEX story_line_position ON story_line USING btree (incident_id, "position");

create table team (
  id uuid not null default uuidv7(),
  name text not null,
  example boolean not null default false,
  PRIMARY KEY (id)
);
CREATE UNIQUE INDEX team_name ON team USING btree (lower(name));

create table unread (
  evidence_id uuid not null,
  number integer not null,
  place text not null,
  reason text not null,
  FOREIGN KEY (evidence_id) REFERENCES evidence(id) ON DELETE CASCADE,
  PRIMARY KEY (evidence_id, number)
);

create table verification (
  id uuid not null default uuidv7(),
  identifier text not null,
  value text not null,
  expires_at timestamp with time zone not null,
  created_at timestamp with time zone not null default now(),
  updated_at timestamp with time zone not null default now(),
  PRIMARY KEY (id)
);
CREATE INDEX verification_identifier ON verification USING btree (identifier);
