import type { EntryKind } from '#timeline/entry.ts'

/** Which programs raise alarms and which change things, by what they call themselves. First match counts. */
const programs: [EntryKind, RegExp][] = [
  [
    'signal',
    /pagerduty|opsgenie|alert|prometheus|grafana|datadog|new ?relic|sentry|statuspage|pingdom|uptime|nagios|icinga|zabbix|cloudwatch|aws chatbot|amazon q|splunk|victorops|honeycomb|bugsnag|rollbar|healthcheck|checkly|sensu|monitor|dynatrace|incident/i,
  ],
  [
    'change',
    /deploy|release|jenkins|circle ?ci|argo|spinnaker|octopus|buildkite|travis|heroku|vercel|netlify|flux|harness|launchdarkly|terraform|ansible|rollout/i,
  ],
]

/** What a program's words give away when its name does not. */
const phrases: [EntryKind, RegExp][] = [
  [
    'signal',
    /^[\s*_~`([]*(?:firing|resolved|triggered|acknowledged|critical|warning|alarm|down|recovery|problem)\b/i,
  ],
  [
    'change',
    /^[\s*_~`([]*(?:successfully )?(?:deploy(?:ed|ing|ment)|roll(?:ed|ing) (?:out|back)|released)\b|\bdeployed \S+ (?:\(\S+\) )?to\b/i,
  ],
]

/** What a message by a program tells of; `context` when nothing says more. */
export function programKind(name: string | undefined, text: string): EntryKind {
  const named = name ? programs.find(([, pattern]) => pattern.test(name)) : undefined
  // Only the beginning: a program that quotes a long log must not cost more than one that doesn't.
  const said = named ?? phrases.find(([, pattern]) => pattern.test(text.slice(0, 300)))
  return said?.[0] ?? 'context'
}
