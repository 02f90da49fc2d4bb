create table item (
  id uuid primary key default uuidv7(),
  review_id uuid not null references review on delete cascade,
  title text not null,
  owner_id uuid references person on delete set null,
  -- An owner without an account, from an imported report.
  owner_name text,
  due date,
  state text not null default 'idea',
  declined_because text,
  done_when text not null default '',
  proof jsonb,
  factor_ids uuid[] not null default '{}',
  created_by uuid references person on delete set null,
  created_at timestamptz not null default now(),
  deleted_at timestamptz,
  version integer not null default 1
);
create index item_review on item (review_id, id); -- the items of a review
create index item_owner on item (owner_id) where deleted_at is null; -- what somebody carries
