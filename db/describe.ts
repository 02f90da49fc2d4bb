import type pg from 'pg'

/**
 * The schema as SQL, from the catalogue: what all migrations together have made, in one place to read. Tables by name, each with
 * its columns, constraints and indexes; then functions and sequences of our own.
 */
export async function describeSchema(client: pg.ClientBase): Promise<string> {
  const tables = await rows<{ oid: number; name: string }>(
    client,
    `select oid, relname as name from pg_class
     where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`,
  )
  const parts: string[] = []
  for (const table of tables) parts.push(await describeTable(client, table))
  return `-- Made by \`npm run schema\` from db/migrations. Not to be edited.\n\n${parts.join('\n\n')}\n`
}

async function describeTable(
  client: pg.ClientBase,
  { oid, name }: { oid: number; name: string },
): Promise<string> {
  const columns = await rows<{ line: string }>(
    client,
    `select format('%I %s%s%s%s', a.attname, format_type(a.atttypid, a.atttypmod),
       case when a.attidentity = 'a' then ' generated always as identity' else '' end,
       case when a.attnotnull then ' not null' else '' end,
       coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = ${oid} and a.attnum > 0 and not a.attisdropped order by a.attnum`,
  )
  const constraints = await rows<{ line: string }>(
    client,
    `select pg_get_constraintdef(oid) as line from pg_constraint
     where conrelid = ${oid} and contype in ('p', 'u', 'f', 'c') order by contype, conname`,
  )
  const indexes = await rows<{ line: string }>(
    client,
    `select pg_get_indexdef(indexrelid) || ';' as line from pg_index
     where indrelid = ${oid} and not exists (select from pg_constraint where conindid = indexrelid)
     order by indexrelid::regclass::text`,
  )
  const triggers = await rows<{ line: string }>(
    client,
    `select pg_get_triggerdef(oid) || ';' as line from pg_trigger
     where tgrelid = ${oid} and not tgisinternal order by tgname`,
  )
  const inside = [...columns, ...constraints].map(({ line }) => `  ${line}`).join(',\n')
  const after = [...indexes, ...triggers].map(({ line }) => line.replaceAll('public.', ''))
  return [`create table ${name} (\n${inside}\n);`, ...after].join('\n')
}

async function rows<Row extends pg.QueryResultRow>(client: pg.ClientBase, text: string): Promise<Row[]> {
  const result = await client.query<Row>(text)
  return result.rows
}
