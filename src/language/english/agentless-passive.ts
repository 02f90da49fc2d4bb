import type { CategoryTable } from '../table.ts'

/** Field guide §1.2, 8: Benner; write the role or the automation as the actor. Right too seldom to be on by itself. */
export const agentlessPassive: CategoryTable = {
  category: 'agentless-passive',
  level: 'info',
  why: 'Leaving out who or what did it leaves out what they saw as well.',
  question: 'Which role or which automation did this, and what were they looking at?',
  leave: [
    'because|due|after|since|as|via|so|when|while|until|once|if|automatically|using|through|following',
    'to {prevent,avoid,allow,reduce,mitigate,stop,restore,recover}',
  ],
  rows: [
    {
      id: 'was-done',
      find: [
        'was|were|been|being|got silenced|selected|decided|skipped|deleted|ignored|approved|disabled|overlooked|misconfigured|muted|chosen|bypassed|missed|removed|dismissed|snoozed|merged|forgotten|postponed',
        'was|were|been turned|switched off|on',
      ],
      when: 'by nobody',
      because: 'A choice without anybody who chose.',
    },
    {
      id: 'mistakes-were-made',
      find: 'mistake|mistakes|errors were|was made',
      because: 'The proverbial one.',
    },
  ],
}
