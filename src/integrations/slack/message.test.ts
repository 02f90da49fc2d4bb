import { describe, expect, it } from 'vitest'
import type { SlackMessage } from './export-format.ts'
import { plainText } from './markup.ts'
import { messageEntry, slackTime } from './message.ts'
import { addChannel, addPerson, channelOf, emptyWorkspace } from './workspace.ts'

const workspace = emptyWorkspace()
addPerson(workspace, { id: 'U1', name: 'ada', profile: { display_name: 'Ada', real_name: 'Ada Long' } })
addPerson(workspace, { id: 'U2', name: 'ben', profile: { display_name: '', real_name: 'Ben Short' } })
addPerson(workspace, { id: 'U3', name: 'cyd' })
addPerson(workspace, { id: 'U9', name: 'alertmanager', is_bot: true, profile: { bot_id: 'B9' } })
addChannel(workspace, { id: 'C1', name: 'incidents' })
addChannel(workspace, { id: 'D1', members: ['U1', 'U2'] })
addChannel(workspace, { id: 'G1', name: 'mpdm-ada--ben--cyd-1', members: ['U1', 'U2', 'U3'] })

function entry(message: SlackMessage, folder = 'incidents') {
  const ts = message.ts ?? '1724429439.141819'
  const made = messageEntry({ type: 'message', ...message, ts }, channelOf(workspace, folder), workspace, 's')
  if (!made) throw new Error('no entry')
  return made
}

describe('a message', () => {
  it('keeps its time to the microsecond and is named by channel and time', () => {
    const made = entry({ user: 'U1', text: 'hello', ts: '1724429439.141819' })
    expect(made).toEqual({
      key: 'slack:C1:1724429439.141819',
      at: 1_724_429_439_141_819,
      precision: 'exact',
      kind: 'communication',
      actorKind: 'human',
      actor: 'Ada',
      source: '#incidents',
      text: 'hello',
      slice: 's',
    })
  })

  it.each([
    ['1.5', 1_500_000],
    ['1433558319', 1_433_558_319_000_000],
    ['1433558319.000002', 1_433_558_319_000_002],
    ['', null],
    ['soon', null],
    ['1.2.3', null],
    [1433558319, null],
    [undefined, null],
  ])('with the time %s is at %s', (ts, at) => expect(slackTime(ts)).toBe(at))

  it('goes by the folder’s name where the channel isn’t listed', () => {
    const made = entry({ user: 'U1', text: 'x', ts: '1.000001' }, 'gone')
    expect([made.key, made.source]).toEqual(['slack:gone:1.000001', '#gone'])
  })

  it('between few people has their names for a source', () => {
    expect(entry({ text: 'x' }, 'D1').source).toBe('Ada, Ben Short')
    expect(entry({ text: 'x' }, 'mpdm-ada--ben--cyd-1').source).toBe('Ada, Ben Short, cyd')
  })

  it.each([
    [{ user: 'U2' }, 'Ben Short'],
    [{ user: 'U3' }, 'cyd'],
    [{ user: 'U7', user_profile: { display_name: 'Dee', real_name: 'D' } }, 'Dee'],
    [{ user: 'U7', user_profile: { display_name: '', real_name: 'Dee Far' } }, 'Dee Far'],
    [{ user: 'U7' }, 'U7'],
    [{ bot_id: 'B9' }, 'alertmanager'],
    [{ bot_id: 'B9', username: 'Prod alerts' }, 'Prod alerts'],
    [{ bot_id: 'B8', bot_profile: { name: 'Deployer' } }, 'Deployer'],
    [{ bot_id: 'B7' }, 'B7'],
    [{ comment: { user: 'U1' } }, 'Ada'],
    [{ user: 'U1', username: '<@U1|ada>', bot_id: null }, 'Ada'],
  ])('by %j has the actor %s', (message, actor) => expect(entry({ text: 'x', ...message }).actor).toBe(actor))

  it('in a thread names its parent, and the parent counts its replies', () => {
    const parent = entry({ text: 'x', ts: '5.000001', thread_ts: '5.000001', reply_count: 2 })
    expect(parent.attributes).toEqual({ thread: parent.key, replies: 2 })
    const reply = entry({ text: 'y', ts: '6.000001', thread_ts: '5.000001', subtype: 'thread_broadcast' })
    expect(reply.attributes).toEqual({ thread: parent.key })
    expect(reply.kind).toBe('communication')
  })

  it('tells of edits, reactions and files without persons’ lists and tokens', () => {
    const made = entry({
      user: 'U1',
      text: 'x',
      edited: { user: 'U2', ts: '1724429440.000000' },
      reactions: [
        { name: 'eyes', count: 2, users: ['U1', 'U2'] },
        { name: 'fire', users: ['U1'] },
      ],
      files: [
        {
          name: 'graph.png',
          mimetype: 'image/png',
          size: 12,
          url_private: 'https://files.example/graph.png?t=xoxe-1-2',
        },
        { mode: 'tombstone' },
      ],
    })
    expect(made.attributes).toEqual({
      edited: { at: '2024-08-23T16:10:40.000Z', by: 'Ben Short' },
      reactions: [
        { name: 'eyes', count: 2 },
        { name: 'fire', count: 1 },
      ],
      files: [
        { name: 'graph.png', type: 'image/png', size: 12, url: 'https://files.example/graph.png' },
        { name: 'a file that is no longer there', type: '', size: 0 },
      ],
    })
  })

  it('that was deleted stays as a mark', () => {
    const made = entry({ subtype: 'tombstone', user: 'USLACKBOT', text: 'This message was deleted.' })
    expect(made).toMatchObject({
      text: '(deleted message)',
      actorKind: 'system',
      attributes: { deleted: true },
    })
    expect(made.actor).toBeUndefined()
  })

  it.each([
    ['channel_join', 'hand-off'],
    ['group_leave', 'hand-off'],
    ['channel_topic', 'context'],
    ['channel_archive', 'context'],
    ['bot_add', 'context'],
    ['something_new', 'context'],
    ['me_message', 'communication'],
    ['file_share', 'communication'],
  ])('of the subtype %s is of the kind %s', (subtype, kind) => {
    expect(entry({ subtype, user: 'U1', text: 'x' }).kind).toBe(kind)
  })

  it.each([
    [{ username: 'Alertmanager' }, 'x', 'signal'],
    [{ username: 'hooks' }, '[FIRING:1] Slow', 'signal'],
    [{ username: 'hooks' }, '*RESOLVED* fine again', 'signal'],
    [{ username: 'deploy-bot' }, 'x', 'change'],
    [{ username: 'hooks' }, 'Successfully deployed 2a9d096 to production', 'change'],
    [{ username: 'hooks' }, ':warning: please upgrade', 'context'],
    [{ username: 'RSS' }, 'which button was released', 'context'],
  ])('by the program %j saying %s is of the kind %s', (program, text, kind) => {
    const made = entry({ subtype: 'bot_message', bot_id: 'B1', ...program, text })
    expect([made.kind, made.actorKind]).toEqual([kind, 'automation'])
  })

  it('by a person who adds a program is that person’s', () => {
    expect(entry({ subtype: 'bot_add', user: 'U1', bot_id: 'B9', text: 'x' }).actorKind).toBe('human')
  })

  it('without words says what it shares, or speaks by its blocks or attachments', () => {
    expect(entry({ text: '', file: { name: 'a.txt' } }).text).toBe('Shared a.txt')
    expect(entry({ text: '' }).text).toBe('(no text)')
    const blocks = [
      { type: 'header', text: { text: 'Latency &gt; 2 s' } },
      { type: 'section', text: { text: 'seen by <@U1>' }, fields: [{ text: 'team: web' }] },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: 'ask ' },
              { type: 'user', user_id: 'U2' },
              { type: 'text', text: ' in ' },
              { type: 'channel', channel_id: 'C1' },
              { type: 'emoji', name: 'eyes' },
            ],
          },
          {
            type: 'rich_text_list',
            elements: [{ type: 'rich_text_section', elements: [{ type: 'link', url: 'https://a.example' }] }],
          },
          { type: 'rich_text_quote', elements: [{ type: 'text', text: 'one\ntwo' }] },
          { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'ls' }] },
        ],
      },
      { type: 'actions', elements: [{ type: 'button', text: { text: 'Acknowledge' } }] },
    ]
    expect(entry({ text: 'This content can’t be displayed.', blocks }).text).toBe(
      'Latency > 2 s\nseen by @Ada\nteam: web\nask @Ben Short in #incidents:eyes:\n- https://a.example\n> one\n> two\n```\nls\n```',
    )
    const attachments = [
      {
        title: 'High error rate',
        text: 'on <https://a.example|web>',
        fields: [{ title: 'severity', value: '2' }],
      },
    ]
    expect(entry({ text: '', attachments }).text).toBe(
      'High error rate\non web (https://a.example)\nseverity: 2',
    )
  })

  it('by a program adds its attachments to its words; by a person previews stay out', () => {
    const attachments = [{ text: 'details' }]
    expect(entry({ bot_id: 'B9', text: 'Firing', attachments }).text).toBe('Firing\ndetails')
    expect(entry({ bot_id: 'B9', text: 'details', attachments }).text).toBe('details')
    expect(entry({ user: 'U1', text: 'see', attachments }).text).toBe('see')
  })

  it('of a huddle lasts as long as the huddle', () => {
    const made = entry({
      subtype: 'huddle_thread',
      ts: '100.000000',
      user: 'USLACKBOT',
      room: { date_end: 400, participant_history: ['U1', 'U2'] },
    })
    expect([made.until, made.text]).toEqual([400_000_000, 'Huddle with 2 people'])
  })
})

describe('markup', () => {
  it.each([
    ['plain', 'plain'],
    ['<@U1> and <@U1|old> and <@U5|ed> and <@U6>', '@Ada and @Ada and @ed and @U6'],
    ['<#C1|incidents> <#C9|other> <#C8>', '#incidents #other #C8'],
    ['<!here> <!channel|channel> <!everyone>', '@here @channel @everyone'],
    ['<!subteam^S1|@oncall> <!subteam^S2>', '@oncall @S2'],
    ['<!date^1392734382^{date}|18 February>', '18 February'],
    ['<https://a.example/x|the page>', 'the page (https://a.example/x)'],
    ['<https://a.example/|a.example>', 'https://a.example/'],
    ['<https://a.example/?a=1&amp;b=2>', 'https://a.example/?a=1&b=2'],
    ['<mailto:x@a.example|x@a.example>', 'x@a.example'],
    ['<tel:+4912|+4912>', '+4912'],
    ['<https://files.example/f?t=xoxe-1|f>', 'f (https://files.example/f)'],
    ['a &lt;b&gt; &amp;amp; c', 'a <b> &amp; c'],
    ['x <- c("a") > y, include <sys/select.h>', 'x <- c("a") > y, include <sys/select.h>'],
  ])('%s becomes %s', (text, plain) => expect(plainText(text, workspace)).toBe(plain))
})
