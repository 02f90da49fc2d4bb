import type { Message, ReasonId } from '../wording.ts'

const gained = (points: number, text: string): Message => ({ points, text, prompt: null })
const lost = (points: number, text: string, prompt: string): Message => ({ points, text, prompt })

/**
 * What each sign weighs and what is said about it. From 4 points an item is ready, from 2 it needs work, below
 * nobody could say when it is done. Field guide §2.4.
 */
export const messages: Record<ReasonId, Message> = {
  'verb-change': gained(2, 'It begins with something that will be different.'),
  'verb-settle': gained(1, 'It begins with a change that still has to be named.'),
  'verb-watch': gained(1, 'It says what will be watched; a value at which somebody is told would finish it.'),
  'verb-study': lost(
    -2,
    'Finding out is not yet a result.',
    'Is finding out the result? Which decision should it make possible, and how much time is it worth?',
  ),
  'verb-ask': lost(
    -1,
    'The result is in the hands of somebody else.',
    'What will we have in hand when they have answered?',
  ),
  'verb-mull': lost(
    -3,
    'It is something to think about, not yet a decision.',
    'Which decision is it about, and by when will it be made?',
  ),
  'verb-hope': lost(
    -1,
    'It names a direction, not the place to arrive at.',
    'What exactly changes, and where?',
  ),
  'verb-carry-on': lost(-3, 'Going on has no end.', 'What is the next piece that can be finished?'),
  'verb-people': lost(
    -3,
    'It asks people to know or behave differently.',
    'Could the system do this instead of a person?',
  ),
  question: gained(2, 'It asks a question that has an answer.'),
  'already-done': gained(2, 'It tells of a change that has been made.'),
  declared: gained(1, 'It says what something will do.'),
  'no-verb': lost(
    -1,
    'It names a thing, without saying what to do with it.',
    'What will somebody do with it?',
  ),
  problem: lost(-2, 'It tells what is wrong.', 'What will be different when this is solved?'),
  'second-verb': gained(3, 'It goes on to name a change.'),
  'end-state': gained(2, 'It says how the world is when it is done.'),
  'finish-given': gained(2, 'It was said when it is done.'),
  named: gained(1, 'It names the very thing.'),
  detail: gained(1, 'It gives some detail.'),
  'one-word': lost(-2, 'It is very short.', 'What exactly changes, and where?'),
  comparison: lost(
    -4,
    'It compares without saying what is enough.',
    'How will someone else see that this is finished?',
  ),
  'comparison-later': lost(
    -1,
    'A part of it compares without saying what is enough.',
    'From which value on is it good enough?',
  ),
  generic: lost(-3, 'It would fit after almost any incident.', 'Which part of which system does it change?'),
  forever: lost(
    -3,
    'Nobody can ever see that this is finished.',
    'How will someone else see that this is finished?',
  ),
  aspiration: lost(
    -1,
    'It says how things ought to be, not what will be done.',
    'What will be built or changed so that it becomes so?',
  ),
  hedge: lost(-4, 'It reads like an idea, not yet a decision.', 'What would we try first, and on what?'),
  'open-end': lost(0, 'It does not say when it is done.', 'How will someone else see that this is finished?'),
  'on-people': lost(
    -4,
    'It relies on somebody being careful.',
    'Could the system do this instead of a person?',
  ),
}
