import type { ItemPhase, ItemType, Strength } from '#language/actionability/judgement.ts'
import type { FactorKind, FactorLayer } from './factor.ts'
import type { NoteTag } from './note.ts'
import type { Audience, PartId } from './report-content.ts'

/** The headings that a report begins with; anybody may change them. */
export const partHeading: Record<PartId, string> = {
  summary: 'Summary',
  impact: 'Impact',
  story: 'What happened',
  learned: 'What we learned',
  factors: 'Contributing factors',
  'went-well': 'What went well',
  lucky: 'Where we were lucky',
  surprised: 'What surprised us',
  questions: 'Open questions',
  items: 'Improvement items',
}

export const factorKindName: Record<FactorKind, string> = {
  trigger: 'Trigger',
  contributor: 'Contributor',
  mitigator: 'Mitigator',
  risk: 'Risk',
  difficulty: 'Difficulty',
  surprise: 'Surprise',
}

/** What each kind of factor means, in a few words for people who choose one. */
export const factorKindMeaning: Record<FactorKind, string> = {
  trigger: 'set it off',
  contributor: 'had to be true for it to happen',
  mitigator: 'kept it from being worse',
  risk: 'could still hurt',
  difficulty: 'made handling it harder',
  surprise: 'behaved differently than people expected',
}

export const factorLayerName: Record<FactorLayer, string> = {
  code: 'code',
  config: 'configuration',
  infrastructure: 'infrastructure',
  dependency: 'dependency',
  data: 'data',
  capacity: 'capacity',
  observability: 'observability',
  'deploy-and-change': 'deployment and change',
  'access-and-safety': 'access and safety',
  'process-and-policy': 'process and policy',
  organisation: 'organisation',
  'people-and-work-conditions': 'people and work conditions',
  external: 'external',
}

export const noteTagName: Record<NoteTag, string> = {
  learned: 'Learned',
  'went-well': 'Went well',
  lucky: 'Lucky',
  surprised: 'Surprised',
  factor: 'Factor',
  question: 'Question',
  idea: 'Idea',
}

/** Who may read a published report. */
export const audienceName: Record<Audience, string> = {
  participants: 'Participants of the review',
  organisation: 'Everybody in the organisation',
  link: 'Anybody with the link',
}

export const itemStrengthName: Record<Strength, string> = { strong: 'Strong', medium: 'Medium', weak: 'Weak' }

/** What an item does. */
export const itemTypeName: Record<ItemType, string> = {
  prevent: 'Prevents',
  'mitigate-future': 'Makes it smaller',
  detect: 'Notices sooner',
  respond: 'Helps to respond',
  repair: 'Repairs',
  'mitigate-this': 'Contains this one',
  investigate: 'Finds out',
  understand: 'Spreads knowledge',
}

/** Where in the course of an incident an item helps. */
export const itemPhaseName: Record<ItemPhase, string> = {
  detect: 'while it goes unnoticed',
  diagnose: 'while finding out what it is',
  mitigate: 'while limiting the harm',
  resolve: 'while putting it right',
  prevent: 'before it happens',
}
