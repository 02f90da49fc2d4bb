import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ConfigError, readConfig } from '#platform/config.ts'
import { settings } from '#platform/settings.ts'

describe('settings', () => {
  it('has a default for everything that is needed', () => {
    expect(readConfig({})).toEqual({
      port: 4114,
      host: '127.0.0.1',
      dataDirectory: resolve('./data'),
      logLevel: 'info',
      maxUpload: 4 * 1024 ** 3,
      maxExpanded: 8 * 1024 ** 3,
      roles: ['serve', 'work'],
      trustProxy: false,
      importConcurrency: 2,
    })
  })

  it('reads what is given', () => {
    const config = readConfig({
      PORT: '0',
      HOST: '::',
      AFTERWORD_DATA_DIR: '/srv/afterword',
      DATABASE_URL: 'postgres://ada:pw@db:5432/afterword',
      AFTERWORD_SECRET: 'x'.repeat(32),
      AFTERWORD_PUBLIC_URL: 'https://afterword.example.org/',
      AFTERWORD_MAX_UPLOAD: '500MB',
      AFTERWORD_MAX_EXPANDED: '1.5 GiB',
      AFTERWORD_ROLES: 'work, work',
      AFTERWORD_TRUST_PROXY: '10.0.0.0/8, 127.0.0.1',
    })
    expect(config).toMatchObject({
      port: 0,
      host: '::',
      dataDirectory: '/srv/afterword',
      databaseUrl: 'postgres://ada:pw@db:5432/afterword',
      publicUrl: 'https://afterword.example.org',
      maxUpload: 500_000_000,
      maxExpanded: 1.5 * 1024 ** 3,
      roles: ['work'],
      trustProxy: ['10.0.0.0/8', '127.0.0.1'],
    })
    expect(Object.isFrozen(config)).toBe(true)
  })

  it.each([
    ['true', true],
    ['2', 2],
    ['false', false],
  ])('believes proxies as told: %s', (text, value) => {
    expect(readConfig({ AFTERWORD_TRUST_PROXY: text }).trustProxy).toBe(value)
  })

  it('takes an empty value for none', () => {
    expect(readConfig({ PORT: '', DATABASE_URL: ' ' })).toMatchObject({ port: 4114, databaseUrl: undefined })
  })

  it('lists everything that is wrong, with name, value and expectation', () => {
    const message = messageOf({
      PORT: '70000',
      AFTERWORD_MAX_UPLOAD: '4 lots',
      AFTERWORD_ROLES: 'serve,rest',
    })
    expect(message).toContain('3 settings are not right')
    expect(message).toContain('PORT is “70000”; expected a whole number from 0 to 65535')
    expect(message).toContain('AFTERWORD_MAX_UPLOAD is “4 lots”; expected a size like 500MB')
    expect(message).toContain('AFTERWORD_ROLES is “serve,rest”')
  })

  it.each([
    ['PORT', '4114x'],
    ['PORT', '-1'],
    ['HOST', 'two words'],
    ['AFTERWORD_PUBLIC_URL', 'afterword.example.org'],
    ['AFTERWORD_LOG_LEVEL', 'loud'],
    ['AFTERWORD_MAX_UPLOAD', '0'],
    ['AFTERWORD_MAX_UPLOAD', '4XB'],
    ['AFTERWORD_TRUST_PROXY', 'yes'],
    ['AFTERWORD_IMPORT_CONCURRENCY', '0'],
    ['AFTERWORD_MAIL_FROM', 'nobody'],
  ])('refuses %s=%s', (name, value) => {
    expect(messageOf({ [name]: value })).toContain(`${name} is “${value}”`)
  })

  it.each([
    ['DATABASE_URL', 'mysql://ada:hunter2@db/afterword'],
    ['AFTERWORD_SECRET', 'hunter2'],
    ['AFTERWORD_METRICS_TOKEN', 'hunter2'],
    ['AFTERWORD_SMTP_URL', 'hunter2'],
  ])('never shows the value of %s', (name, value) => {
    const message = messageOf({ [name]: value })
    expect(message).toContain(name)
    expect(message).not.toContain('hunter2')
  })

  it('suggests the nearest name for one it does not know', () => {
    expect(messageOf({ AFTERWORD_DATADIR: '/srv' })).toContain('did you mean AFTERWORD_DATA_DIR?')
  })

  it('lets the settings of the command line tool be', () => {
    expect(() => readConfig({ AFTERWORD_URL: 'http://x', AFTERWORD_TOKEN: 'y' })).not.toThrow()
  })

  it('asks for what belongs together', () => {
    expect(messageOf({ DATABASE_URL: 'postgres://db/afterword' })).toContain('AFTERWORD_SECRET is missing')
    expect(messageOf({ AFTERWORD_SMTP_URL: 'smtp://mail' })).toContain('AFTERWORD_MAIL_FROM is missing')
  })
})

it('describes every setting in the guide as it is', () => {
  const guide = readFileSync('docs/guides/settings.md', 'utf8')
  const rows = guide.split('\n').map((line) => line.split('|').map((cell) => cell.trim()))
  const described = rows
    .filter(([, name]) => /^`(PORT|HOST|DATABASE_URL|AFTERWORD_\w+)`$/.test(name ?? ''))
    .map((cells) => cells.slice(1, 5))
    .filter((cells) => cells.length === 4)
  const actual = Object.values(settings).map(({ name, byDefault, description, expects }) => [
    `\`${name}\``,
    byDefault === undefined ? '–' : `\`${byDefault}\``,
    description,
    expects,
  ])
  expect(described).toEqual(actual)
})

function messageOf(env: Record<string, string>): string {
  try {
    readConfig(env)
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError)
    return (error as Error).message
  }
  throw new Error('The settings were accepted.')
}
