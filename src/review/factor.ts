/** Kinds and layers of contributing factors, field guide §5.2. */
export const factorKinds = ['trigger', 'contributor', 'mitigator', 'risk', 'difficulty', 'surprise'] as const
export type FactorKind = (typeof factorKinds)[number]

export const factorLayers = [
  'code',
  'config',
  'infrastructure',
  'dependency',
  'data',
  'capacity',
  'observability',
  'deploy-and-change',
  'access-and-safety',
  'process-and-policy',
  'organisation',
  'people-and-work-conditions',
  'external',
] as const
export type FactorLayer = (typeof factorLayers)[number]
