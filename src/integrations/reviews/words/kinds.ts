/** Words of announcements of planned work. */
export const plannedWords =
  /\b(?:maintenance|upgrad(?:e|es|ed|ing)|migrat(?:e|ion|ions|ing)|scheduled|planned|updat(?:e|es|ing) (?:to|of|on)|decommission(?:ing|ed)?|deprecat(?:ion|ed|ing)|switch(?:ing)? to|rollout|going to be|will be (?:\w+ )?(?:down|unavailable|upgraded|updated|migrated|restarted|moved|offline|put|performed|stopped|shut|rebooted|replaced|patched|read-?only|renewed)|advance notice|change window|downtime window|brownout|end of life|reboot(?:ing)?|restart(?:ing)?)\b/gi
/** Words that only announcements have in their titles. */
export const windowWords =
  /\b(?:maintenances?|scheduled|planned|window|brownout|decommission\w*|deprecat\w+|end of life)\b/gi
/** Trouble that is not expected, or did not come. */
export const denied =
  /\b(?:no|without|any|zero|minimal|potential|possible|unexpected|case of)\s+(?:[\w-]+\s+){0,3}(?:outages?|issues?|problems?|disruptions?|impacts?|downtime|errors?|failures?|slowness)\b|\bin case\b[^.\n]{0,80}/gi
/** Words that look ahead. */
export const aheadWords =
  /\b(?:will be|going to be|is planned|are planned|is scheduled|are scheduled|we(?: wi|’|')ll|we will|planned for|scheduled for|upcoming)\b/gi
/** Words of something that went otherwise than meant. */
export const troubleWords =
  /\b(?:outages?|downtime|delays?|incidents?|degraded|degradation|unavailab(?:le|ility)|disrupt(?:ed|ion|ions)|fail(?:s|ed|ing|ure|ures)|broken|crash(?:ed|es|ing)?|down(?! ?time)(?:ed)?|slow(?:ness|er)?|errors?|issues?|unresponsive|unreachable|root cause|post-?mortem|investigat(?:ing|ion|ed)|identified|problems?|exploit(?:ed)?|vulnerabilit(?:y|ies)|leak(?:ed)?|attack(?:ed|er)?|compromised?|stuck|hung|expired|timeouts?|timed out|loss|lost|affected|impacted|malicious|bug)\b/gi

/** Files beside reviews that are none. */
export const besideNames =
  /^(?:(?:licen[cs]e|copying)(?:[-.][\w.-]+)?|(?:notice|authors|codeowners|maintainers|changelog|contributing|code[ _-]of[ _-]conduct|security|makefile|dockerfile|gemfile)(?:\.(?:md|txt|rst))?|package(?:-lock)?\.json|tsconfig.*|\.[\w.-]+)$/i
export const indexNames =
  /^(?:readme|index|_index|toc|_toc|sidebar|_sidebar|home|summary|list|post-?mortems|incidents|reviews)(?:\.[\w.]+)?$/i
export const templateNames = /(?:^|[-_. ])(?:template|vorlage|boilerplate|skeleton)(?:[-_. ]|$)/i
/** `template.md`, “Incident review template (short)”. */
export const wholeTemplate = /(?:^|[\s_-])template(?:\s?\([^()]*\))?(?:\.\w+)?$/i

/** What forms print where somebody is to write. */
export const placeholders =
  /<[a-zA-Z][^<>\n]{2,80}>(?!\()|\[[\w -]{1,20}(?: ?[|/] ?[\w -]{1,20}){1,6}\](?!\()|\[(?:[Ii]nsert|[Yy]our|[Ee]nter|[Aa]dd|[Dd]escribe|[Nn]ame|[Dd]ate|[Tt]ime|[Ii]ncident|yyyy|[Ff]ill|[Ss]hort|[Bb]rief|[Tt]itle|[Ll]ink|[Ss]everity|[Ss]ervice|[Tt]eam|[Oo]wner|tbd|todo|YYYY|TBD|TODO)[^\]\n]{0,80}\](?![([])|\{\{?\s?[\w .-]{2,40}\s?\}?\}|\bYYYY[-/]MM[-/]DD\b|\bHH:MM\b|\bXX:XX\b|\bDD[./-]MM[./-]YYYY\b|\$\{[\w.]+\}|_{5,}|\bLorem ipsum\b|\bTBD\b|\bTODO\b|\bxx:xx\b|(?<=^\W*(?:RCA|PM|Post-?mortem|Incident)\W{1,4})TITLE\b/g
/** Advice to whoever fills a form in. */
export const advice =
  /^[\s*_>(<-]*(?:describe|list|explain|add|insert|provide|include|write|give|summari[sz]e|fill|attempt to|begin with|detail|outline|note (?:the|that|any|who|down)|what (?:was|were|is|did|happened|went)|who (?:was|is|did)|when (?:did|was)|how (?:did|was|many|long|can)|why (?:did|was)|where did|replace|use this|e\.g\.|example|note:|a (?:short|brief)|report (?:when|the)|were there|did (?:we|the)|link to|one or two|optional|delete)\b/i
