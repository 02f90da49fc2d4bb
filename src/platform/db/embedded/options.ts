/**
 * How the embedded server is set up: small, local, and never at the cost of what was acknowledged (fsync,
 * synchronous_commit and full_page_writes stay as PostgreSQL has them: on).
 */
const fixed = {
  listen_addresses: '',
  unix_socket_permissions: '0700',
  // Two applications at once, as in tests, each with all its pools full.
  max_connections: 80,
  superuser_reserved_connections: 3,
  shared_buffers: '64MB',
  work_mem: '8MB',
  maintenance_work_mem: '64MB',
  effective_cache_size: '512MB',
  random_page_cost: 1.1,
  jit: 'off',
  // One process a query: it needs no shared memory beyond its own, of which containers grant little.
  max_parallel_workers_per_gather: 0,
  max_parallel_maintenance_workers: 0,
  max_worker_processes: 2,
  io_method: 'sync',
  autovacuum_max_workers: 2,
  autovacuum_worker_slots: 2,
  wal_level: 'replica',
  max_wal_senders: 0,
  max_logical_replication_workers: 0,
  min_wal_size: '80MB',
  max_wal_size: '512MB',
  checkpoint_timeout: '15min',
  log_destination: 'stderr',
  logging_collector: 'off',
  log_checkpoints: 'off',
  log_line_prefix: '',
  // Statements may hold what people wrote.
  log_min_error_statement: 'panic',
  lc_messages: 'C',
  timezone: 'UTC',
  log_timezone: 'UTC',
}

/** The command line of the server for a cluster whose socket lies in `socketDirectory`. */
export function serverArguments(cluster: string, socketDirectory: string): string[] {
  const settings = { ...fixed, unix_socket_directories: quoted(socketDirectory) }
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])]
}

/** The setting is a list, in which a comma or a space would begin a second directory. */
function quoted(directory: string): string {
  return `"${directory.replaceAll('"', '""')}"`
}
