import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { Problem } from '../errors.ts'

/** Addresses that programs ask: a page is no answer to them. */
const isForPrograms = (url: string) => /^\/(api|health|metrics|assets)(\/|\?|$)/.test(url)

/** Serves the built web; every address that isn't a file or the API answers with the page, which routes by itself. */
export async function serveWeb(app: FastifyInstance, directory: string) {
  const page = path.join(directory, 'index.html')
  const built = existsSync(page)
  if (built) {
    await app.register(fastifyStatic, {
      root: path.join(directory, 'assets'),
      prefix: '/assets/',
      immutable: true,
      maxAge: '1y',
      preCompressed: true,
      decorateReply: false,
    })
    await app.register(fastifyStatic, {
      root: directory,
      prefix: '/',
      index: false,
      wildcard: false,
      globIgnore: ['assets/**', 'index.html', '**/*.br', '**/*.gz'],
      decorateReply: false,
    })
  }
  const html = built ? await readFile(page, 'utf8') : null
  app.setNotFoundHandler(async (request, reply) => {
    if (isForPrograms(request.url) || !html || !['GET', 'HEAD'].includes(request.method)) {
      throw new Problem('not-found')
    }
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(html)
  })
}
