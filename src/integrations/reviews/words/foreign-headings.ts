import type { Meaning } from '../reading.ts'

const words = (text: string): string[] => text.split(/\s*\|\s*/).map((one) => one.trim())

/**
 * The usual headings of reviews in German, French, Spanish, Portuguese, Italian, Dutch, Polish, Swedish, Turkish, Russian,
 * Vietnamese, Japanese, Chinese and Korean, a line a language where it has any.
 */
export const foreignHeadings: Record<Exclude<Meaning, 'other'>, readonly string[]> = {
  summary:
    words(`zusammenfassung | überblick | kurzfassung | was ist passiert | was geschah | beschreibung | problembeschreibung |
    résumé | résumé exécutif | synthèse | description de l’incident | que s’est-il passé | aperçu |
    resumen | resumen ejecutivo | descripción | descripción del incidente | qué pasó | qué ocurrió | qué sucedió |
    resumo | resumo executivo | sumário | descrição | descrição do incidente | o que aconteceu |
    riepilogo | sintesi | sommario | descrizione | cosa è successo |
    samenvatting | beschrijving | wat is er gebeurd | podsumowanie | opis | opis incydentu | co się stało |
    sammanfattning | vad hände | özet | olay özeti |
    резюме | краткое описание | описание | описание инцидента | что произошло | что случилось | обзор |
    tóm tắt | tổng quan | mô tả | mô tả sự cố | tóm tắt sự cố |
    概要 | 要約 | サマリー | サマリ | 事象 | 障害概要 | インシデント概要 | 何が起きたか | 何が起こったか |
    概述 | 摘要 | 事件概述 | 故障概述 | 事故概述 | 事件描述 | 故障描述 | 问题描述 | 요약 | 개요 | 사건 개요 | 장애 개요`),
  impact: words(`auswirkung | auswirkungen | betroffene systeme | betroffene dienste | folgen |
    conséquences | services impactés | services affectés | utilisateurs impactés | utilisateurs affectés |
    impacto | impactos | servicios afectados | usuarios afectados | alcance | consecuencias |
    usuários afetados | serviços afetados | impatto | servizi interessati | conseguenze | gevolgen | wpływ | skutki |
    påverkan | konsekvenser | etki | etkilenen hizmetler | влияние | последствия | воздействие | затронутые сервисы |
    ảnh hưởng | tác động | phạm vi ảnh hưởng | 影響 | 影響範囲 | ユーザー影響 | 影响 | 影响范围 | 业务影响 | 用户影响 | 故障影响 |
    영향 | 영향 범위`),
  timeline:
    words(`zeitlicher ablauf | zeitverlauf | zeitleiste | zeitachse | zeitstrahl | ablauf | verlauf | chronologie |
    chronologie des événements | frise chronologique | déroulement | déroulé |
    cronología | línea de tiempo | linea de tiempo | línea temporal | cronologia | linha do tempo | cronologia dos eventos |
    linea temporale | cronologia degli eventi | tijdlijn | verloop | oś czasu | przebieg zdarzeń | chronologia |
    tidslinje | händelseförlopp | zaman çizelgesi | zaman çizgisi |
    хронология | хронология событий | таймлайн | временная шкала | ход событий | dòng thời gian | diễn biến |
    タイムライン | 時系列 | 経緯 | 対応経緯 | 対応履歴 | 时间线 | 时间轴 | 事件经过 | 处理过程 | 故障时间线 | 타임라인 | 경과`),
  trigger:
    words(`auslöser | déclencheur | élément déclencheur | fait générateur | desencadenante | detonante | gatilho |
    causa scatenante | aanleiding | триггер | トリガー | きっかけ | 契機 | 触发条件 | 触发因素 | 诱因 | 트리거`),
  factors: words(`ursache | ursachen | hauptursache | grundursache | ursachenanalyse | beitragende faktoren |
    cause racine | causes racines | cause profonde | causes profondes | facteurs contributifs | facteurs contributeurs | origine |
    causa | causas | causa raíz | causa raiz | causas raíz | análisis de causa raíz | factores contribuyentes |
    análise de causa raiz | análise da causa raiz | fatores contribuintes | causa principale | analisi delle cause |
    oorzaak | oorzaken | grondoorzaak | hoofdoorzaak | przyczyna | przyczyny | przyczyna źródłowa |
    orsak | grundorsak | rotorsak | kök neden | kök neden analizi |
    причина | причины | корневая причина | первопричина | анализ причин | способствующие факторы |
    nguyên nhân | nguyên nhân gốc rễ | nguyên nhân gốc | 原因 | 根本原因 | 直接原因 | 原因分析 | 要因 | 発生原因 |
    根因 | 根因分析 | 故障原因 | 根本原因分析 | 원인 | 근본 원인 | 원인 분석`),
  detection:
    words(`erkennung | entdeckung | détection | découverte | detección | detecção | deteção | rilevamento | detectie |
    wykrycie | upptäckt | tespit | обнаружение | phát hiện | 検知 | 検出 | 発見 | 検知方法 | 检测 | 发现 | 发现过程 | 감지 | 탐지`),
  response:
    words(`reaktion | sofortmaßnahmen | kommunikation | réponse | réaction | diagnostic | actions prises | actions menées |
    mesures prises | respuesta | investigación | diagnóstico | comunicación | acciones tomadas |
    resposta | investigação | comunicação | ações tomadas | risposta | comunicazione | azioni intraprese |
    реагирование | реакция | расследование | диагностика | принятые меры | xử lý | điều tra |
    対応 | 対応内容 | 初動対応 | 調査 | 响应 | 应急响应 | 排查过程 | 대응`),
  resolution:
    words(`lösung | behebung | wiederherstellung | fehlerbehebung | résolution | rétablissement | remédiation |
    atténuation | retour à la normale | resolución | solución | recuperación | mitigación |
    resolução | solução | recuperação | mitigação | correção | risoluzione | soluzione | ripristino | mitigazione |
    oplossing | herstel | rozwiązanie | naprawa | lösning | çözüm | решение | устранение | восстановление | исправление |
    giải pháp | khắc phục | khôi phục | 解決 | 復旧 | 対処 | 解決策 | 復旧対応 | 暫定対応 | 解决 | 解决方案 | 恢复 | 修复 | 修复方案 |
    해결 | 복구`),
  'went-well':
    words(`was gut lief | was lief gut | was gut gelaufen ist | ce qui a bien fonctionné | ce qui s’est bien passé |
    points positifs | qué salió bien | lo que salió bien | lo que funcionó | lo que funcionó bien | qué funcionó bien |
    o que deu certo | o que funcionou bem | o que correu bem | pontos positivos | cosa è andato bene | wat ging goed |
    что прошло хорошо | что было хорошо | что сработало | điểm tốt | うまくいったこと | うまくいった点 | 良かった点 | 良かったこと |
    做得好的 | 做得好的地方 | 잘된 점 | 잘한 점`),
  lucky:
    words(`wo wir glück hatten | où nous avons eu de la chance | dónde tuvimos suerte | donde tuvimos suerte |
    onde tivemos sorte | где нам повезло | 幸運だったこと | 幸運だった点 | 運が良かったこと | 幸运的地方`),
  lessons:
    words(`lehren | erkenntnisse | gelernte lektionen | was haben wir gelernt | was wir gelernt haben | was schlecht lief |
    was lief schlecht | verbesserungspotenzial | verbesserungspotential | fazit |
    leçons apprises | leçons tirées | leçons | enseignements | retour d’expérience | ce qui peut être amélioré |
    ce qui n’a pas fonctionné | ce qui s’est mal passé | points à améliorer | axes d’amélioration |
    lecciones aprendidas | lecciones | aprendizajes | qué salió mal | lo que salió mal | lo que no funcionó | áreas de mejora |
    conclusiones | conclusión | lições aprendidas | aprendizados | o que deu errado | o que correu mal | o que pode melhorar |
    pontos de melhoria | conclusão | lezioni apprese | cosa è andato storto | geleerde lessen | wat ging fout | wat kan beter |
    wnioski | lärdomar | öğrenilen dersler | çıkarılan dersler |
    уроки | извлеченные уроки | извлечённые уроки | выводы | что прошло плохо | что пошло не так | чему мы научились |
    bài học | bài học kinh nghiệm | bài học rút ra | 教訓 | 学び | 学んだこと | うまくいかなかったこと | うまくいかなかった点 | 改善点 |
    反省点 | 課題 | 悪かった点 | 振り返り | 经验教训 | 教训 | 总结 | 反思 | 做得不好的地方 | 改进空间 | 교훈 | 배운 점 | 아쉬운 점`),
  items:
    words(`maßnahmen | massnahmen | nächste schritte | weitere schritte | folgemaßnahmen | präventivmaßnahmen |
    korrekturmaßnahmen | verbesserungsmaßnahmen | aufgaben | verbesserungen | vorbeugung | offene punkte |
    actions correctives | actions préventives | mesures correctives | mesures préventives | plan d’action | plan d’actions |
    prochaines étapes | actions à mener | actions de suivi | recommandations | améliorations | prévention |
    acciones correctivas | acciones preventivas | medidas correctivas | medidas preventivas | plan de acción | próximos pasos |
    siguientes pasos | acciones de seguimiento | acciones | recomendaciones | prevención | mejoras | tareas |
    ações corretivas | ações preventivas | medidas corretivas | plano de ação | próximos passos | ações | recomendações |
    prevenção | melhorias | itens de ação | azioni correttive | azioni preventive | misure preventive | prossimi passi |
    raccomandazioni | piano d’azione | maatregelen | vervolgacties | actiepunten | volgende stappen | aanbevelingen |
    działania naprawcze | następne kroki | kolejne kroki | zalecenia | åtgärder | nästa steg |
    aksiyonlar | aksiyon maddeleri | sonraki adımlar | alınacak önlemler |
    план действий | дальнейшие действия | следующие шаги | меры | корректирующие действия | предотвращение | рекомендации |
    задачи | hành động khắc phục | biện pháp phòng ngừa | biện pháp khắc phục | các bước tiếp theo | kế hoạch hành động |
    再発防止策 | 再発防止 | 対策 | 恒久対策 | 恒久対応 | アクションアイテム | 今後の対応 | 今後の対策 | 改善策 | 次のステップ |
    改进措施 | 后续措施 | 后续行动 | 行动项 | 改进项 | 改进计划 | 预防措施 | 整改措施 | 待办事项 | 下一步 | 行动计划 | 改进方案 |
    재발 방지 | 재발 방지 대책 | 후속 조치 | 액션 아이템 | 향후 계획`),
}

/** Words that give a longer heading away, in this order, in languages that part them by spaces and in those that do not. */
export const foreignSigns: readonly (readonly [Meaning, RegExp])[] = [
  [
    'timeline',
    /zeitlich|zeitleiste|\b(?:crono|chrono)log|línea de tiempo|linha do tempo|タイムライン|時系列|时间线|타임라인/,
  ],
  [
    'items',
    /(?:acciones|ações|medidas|mesures|azioni|misure) (?:corr|prev|prév)|plan(?:o)? d(?:e |’)a[cç]|próximos pas|prochaines étapes|nächste schritte|maßnahmen|再発防止|恒久対|アクション|改进措施|行动项|预防措施|재발 방지/,
  ],
  ['lessons', /\b(?:leçons|lecciones|lições|lezioni)(?= )|教訓|学び|经验教训|교훈/],
  ['factors', /ursache|causa ra[ií]z|causas?(?= )|原因|根因|원인/],
  ['impact', /auswirkung|\bimpacto\b|\bimpatto\b|影響|影响|영향/],
  ['detection', /\b(?:détection|detección|detecção)(?= )|検知|감지/],
  ['resolution', /wiederherstellung|\b(?:résolution|resolución|resolução)(?= )|復旧|修复|복구/],
  ['summary', /zusammenfassung|\b(?:résumé|resumen|resumo)(?= )|概要|概述|요약/],
]
