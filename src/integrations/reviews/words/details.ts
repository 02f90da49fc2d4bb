/**
 * Names under which documents state details about themselves, as they look in small letters with single spaces. Ranked: what
 * stands first is believed first.
 */
export const beginKeys =
  /^(?:incident |outage |impact |event |issue |problem )?(?:start(?:ed|s)?|began|begin(?:s|ning)?|from|occurred|commenced|onset)(?: ?(?:at|on|date|time|date ?time|date and time|timestamp))*$|^(?:incident|outage|event|issue) (?:date|day|time|date and time|date ?time|started|occurred)(?: at| on)?$|^date of (?:the )?(?:incident|outage|event|occurrence|issue)$|^date (?:of )?occurr(?:ed|ence)$|^(?:when|occurred|happened)(?: on| at| did it happen)?$/
export const dateKeys =
  /^(?:dates?|time|date ?time|date ?\/ ?time|date and time|day|timestamp|duration|incident period|period|incident window|time frame|timeframe|window)$/
export const noticedKeys =
  /^(?:detected|reported|declared|opened|identified|discovered|created|raised|logged)(?: ?(?:at|on|date|time|date time))*$|^(?:time of detection|detection time|created time)$/
export const publishedKeys =
  /(?:^|[. ])(?:published|publish|pubdate|pub date|posted|publication|published time|post)(?: ?(?:at|on|date))*$|published at$|^report(?:ing)? date$|^date of (?:this |the )?report$/
/** What blogs say of their posts, whose date is the day of writing. */
export const postKeys = /^(?:authors?|slug|draft|layout|permalink|categor(?:y|ies)|tags|excerpt)$/

export const severityKeys =
  /^(?:(?:incident|impact|outage|issue) )?(?:severity|sev|severity level|sev level|priority|criticality|urgency|level)(?: level)?$/
export const serviceKeys =
  /^(?:affected|impacted|services?|systems?|components?|applications?|(?:affected|impacted|relevant|involved) (?:services?|systems?|components?|products?|applications?|areas?|platforms?)|(?:services?|systems?|components?|products?) (?:affected|impacted|involved|name|names)|service name|product|products)$/
export const titleKeys = /^(?:title|incident title|incident name|incident|name|headline|page title)$/

/** A severity by itself, in the midst of words. */
export const severityWords =
  /\b(SEV[- ]?[0-5]|S[0-4](?= incident)|P[0-5](?= (?:incident|outage))|(?:Sev|Severity)[- :]?(?:Level )?[0-5])\b/
export const severityValue =
  /^(?:sev(?:erity)?[- ]?\d|[SP][- ]?\d|\d|critical|major|minor|high|medium|moderate|low|blocker|urgent|none|down|disrupted|notice|degraded|outage|catastrophic|severe|significant|trivial|informational)\b/i
