create table severity (
  id uuid primary key default uuidv7(),
  name text not null,
  description text not null default '',
  rank integer not null,
  colour text not null default 'gray'
);
create unique index severity_name on severity (lower(name)); -- found by name in any letter case

insert into severity (name, description, rank, colour) values
  ('SEV1', 'Most customers can’t use something essential.', 1, 'red'),
  ('SEV2', 'Many customers are affected, or something essential is badly degraded.', 2, 'orange'),
  ('SEV3', 'Some customers are affected, or there is a work-around.', 3, 'yellow'),
  ('SEV4', 'Hardly noticed; worth a look all the same.', 4, 'blue');

create table service (
  id uuid primary key default uuidv7(),
  name text not null,
  example boolean not null default false
);
create unique index service_name on service (lower(name)); -- one service a name

create table incident (
  id uuid primary key default uuidv7(),
  number integer not null unique,
  key text not null unique,
  title text not null,
  kind text not null default 'incident' check (kind in ('incident', 'near-miss')),
  severity_id uuid not null references severity,
  summary text not null default '',
  customer_impact text not null default '',
  visibility text not null default 'organisation' check (visibility in ('organisation', 'participants')),
  -- The earliest marker, else when it was recorded: what lists are sorted by.
  started_at timestamptz not null default now(),
  created_by uuid references person on delete set null,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  example boolean not null default false,
  version integer not null default 1
);
create index incident_started on incident (started_at desc, id desc); -- the list, newest first

create table incident_service (
  incident_id uuid not null references incident on delete cascade,
  service_id uuid not null references service,
  primary key (incident_id, service_id)
);
create index incident_service_service on incident_service (service_id); -- incidents of a service

create table incident_team (
  incident_id uuid not null references incident on delete cascade,
  team_id uuid not null references team,
  primary key (incident_id, team_id)
);
create index incident_team_team on incident_team (team_id); -- incidents of a team

create table role_holder (
  id uuid primary key default uuidv7(),
  incident_id uuid not null references incident on delete cascade,
  role text not null,
  person_id uuid references person on delete set null,
  -- For somebody without an account.
  name text
);
create index role_holder_incident on role_holder (incident_id); -- who was there
create index role_holder_person on role_holder (person_id); -- what a person may see

create table marker (
  incident_id uuid not null references incident on delete cascade,
  marker text not null,
  at timestamptz not null,
  precision text not null default 'minute',
  entry_id uuid,
  channel text,
  set_by uuid references person on delete set null,
  set_at timestamptz not null default now(),
  primary key (incident_id, marker)
);
