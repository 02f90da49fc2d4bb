/**
 * English that is in any account of any incident, and says nothing of what this one was about: numbers and times,
 * people in general, what everything does. Where few incidents are kept, these are as rare as words that tell.
 */
export const generalWords = `
  zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty
  forty fifty sixty hundred hundreds thousand thousands million half quarter first second third fourth once twice
  minute hour day week month year today tomorrow yesterday morning noon afternoon evening night midnight weekend
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december jan feb mar apr jun jul aug sep sept oct nov dec utc gmt time moment
  early earlier late later soon ago until since still again already before after afterwards during meanwhile eventually
  finally initially recently immediately shortly currently previously now then when whenever while
  nobody somebody everybody anybody everyone someone anyone person people themselves ourselves himself herself itself
  something anything everything nothing thing another other each every either neither both several many much more most
  few fewer less least enough some any all none only also even else instead rather quite very too almost about around
  above below between within without through throughout under over near away along among across against towards upon
  onto because although though however therefore thus hence unless whether otherwise together alone perhaps maybe
  everywhere somewhere nowhere never ever always often sometimes usually
  able allow ask become began begin bring brought came come could did done find follow found gave get give given goes
  going gone got happen help keep kept knew know known leave led left let like likely look made make may mean might must
  need note noticed put said saw say see seem seen should show shown take taken tell think thought told took tried try
  use used using want went will would
  approximately certain different due entire exactly following further general good last long main
  number own part particular place possible same second short similar small sort sure total way well whole
  affected caused causing cause customer experience impact incident issue outage postmortem problem reason report result
  resolve retrospective review root rca status summary timeline update user
  http https www com org net html url
`.replace(/\s+/g, ' ')
