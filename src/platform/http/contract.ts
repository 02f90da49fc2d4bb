import { z } from 'zod'
import type { ErrorCode } from '../errors.ts'

/**
 * Who may call a route at all; what they may see is decided by the door inside it.
 * `public`: anyone · `signed-in`: a member or administrator · `administrator`.
 * A token's scope follows from it: reading needs `read`, changing needs `write`, `administrator` needs `admin`.
 */
export type Access = 'public' | 'signed-in' | 'administrator'

/** What one route takes and gives: validation, types, OpenAPI and the client all come from it. */
export interface RouteContract {
  summary: string
  access: Access
  params?: z.ZodObject
  query?: z.ZodObject
  /** A schema for JSON, or `binary` for a body that is streamed as it is. */
  body?: z.ZodType | 'binary'
  /** A schema for JSON, `binary` for a stream, absent for 204 without content. */
  returns?: z.ZodType | 'binary'
  status?: 200 | 201 | 202
  errors?: readonly ErrorCode[]
}

/** `'GET /incidents/:key'`: the method and the path below `/api/v1`. */
export type RouteName = `${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`
export type RouteContracts = Readonly<Record<RouteName, RouteContract>>

/** A moment with its offset, to the microsecond: `2026-03-01T14:02:33.120456Z`. */
export const Instant = z.iso
  .datetime({ offset: true })
  .meta({ description: 'RFC 3339 date and time with offset' })
export const Day = z.iso.date()
export const Id = z.uuid()
/** Counts up with each change; sent back with the next change so that nobody overwrites what they have not seen. */
export const Version = z.int().positive().meta({ description: 'The version the change is based on' })

/** A page of a list: `next` goes back as `after` for the following one, null at the end. */
export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().nullable() })
}

type Parsed<T, Else> = T extends z.ZodType ? z.output<T> : Else
type Sent<T, Else> = T extends z.ZodType ? z.input<T> : Else

/** What a handler receives. */
export interface Received<C extends RouteContract> {
  params: Parsed<C['params'], Record<string, never>>
  query: Parsed<C['query'], Record<string, never>>
  body: C['body'] extends 'binary' ? AsyncIterable<Uint8Array> : Parsed<C['body'], undefined>
}

/** What a caller sends; parts without a contract are absent. */
export type Request<C extends RouteContract> = (C['params'] extends z.ZodType
  ? { params: Sent<C['params'], never> }
  : { params?: undefined }) &
  (C['query'] extends z.ZodType ? { query?: Sent<C['query'], never> } : { query?: undefined }) &
  (C['body'] extends 'binary'
    ? { body: unknown }
    : C['body'] extends z.ZodType
      ? { body: Sent<C['body'], never> }
      : { body?: undefined })

/** What comes back: parsed JSON, the raw response of a stream, or nothing. */
export type Reply<C extends RouteContract> = C['returns'] extends 'binary'
  ? Response
  : C['returns'] extends z.ZodType
    ? z.output<C['returns']>
    : undefined
