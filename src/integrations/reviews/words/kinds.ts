/** Words of announcements of planned work. */
export const plannedWords =
  /\b(?:maintenance|upgrad(?:e|es|ed|ing)|migrat(?:e|ion|ions|ing)|scheduled|planned|updat(?:e|es|ing) (?:to|of|on)|decommission(?:ing|ed)?|deprecat(?:ion|ed|ing)|switch(?:ing)? to|rollout|going to be|will be (?:\w+ )?(?:down|unavailable|upgraded|updated|migrated|restarted|moved|offline|put|performed|stopped|shut|rebooted|replaced|patched|read-?only|renewed)|security advisory|advance notice|change window|downtime window|brownout|end of life|reboot(?:ing)?|restart(?:ing)?)\b/gi
/** Words of something that went otherwise than meant. */
export const troubleWords =
  /\b(?:outages?|incidents?|degraded|degradation|unavailab(?:le|ility)|disrupt(?:ed|ion|ions)|fail(?:s|ed|ing|ure|ures)|broken|crash(?:ed|es|ing)?|down(?! ?time)(?:ed)?|slow(?:ness|er)?|errors?|issues?|unresponsive|unreachable|root cause|post-?mortem|investigat(?:ing|ion|ed)|identified|problems?|exploit(?:ed)?|vulnerabilit(?:y|ies)|leak(?:ed)?|attack(?:ed|er)?|compromised?|stuck|hung|expired|timeouts?|timed out|loss|lost|affected|impacted|malicious|bug)\b/gi

/** Files beside reviews that are none. */
export const besideNames =
  /^(?:licen[cs]e|copying|notice|authors|codeowners|maintainers|changelog|contributing|code[ _-]of[ _-]conduct|security|makefile|dockerfile|gemfile|package(?:-lock)?\.json|tsconfig.*|\.[\w.-]+)(?:[-.][\w-]+)*$/i
export const indexNames =
  /^(?:readme|index|_index|toc|_toc|sidebar|_sidebar|home|summary|list|post-?mortems|incidents|reviews)(?:\.[\w.]+)?$/i
export const templateNames = /(?:^|[-_. ])(?:template|vorlage|boilerplate|skeleton)(?:[-_. ]|$)/i

/** What forms print where somebody is to write. */
export const placeholders =
  /<[a-zA-Z][^<>\n]{2,80}>(?!\()|\[(?:insert|your|enter|add|describe|name|date|time|incident|yyyy|fill|short|brief|title|link|severity|service|team|owner|tbd|todo)[^\]\n]{0,80}\](?!\()|\{\{?\s?[\w .-]{2,40}\s?\}?\}|\bYYYY[-/]MM[-/]DD\b|\bHH:MM\b|\bXX:XX\b|\bDD[./-]MM[./-]YYYY\b|\$\{[\w.]+\}|_{5,}|\bLorem ipsum\b|\bTBD\b|\bTODO\b|\bxx:xx\b/g
/** Advice to whoever fills a form in. */
export const advice =
  /^[\s*_>(<-]*(?:describe|list|explain|add|insert|provide|include|write|give|summari[sz]e|fill|what (?:was|were|is|did|happened|went)|who (?:was|is|did)|when (?:did|was)|how (?:did|was|many|long|can)|why (?:did|was)|where did|replace|use this|e\.g\.|example|note:|a (?:short|brief)|report (?:when|the)|were there|did (?:we|the)|link to|one or two|optional|delete)\b/i
