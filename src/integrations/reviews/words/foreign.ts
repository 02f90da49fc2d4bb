/** Words of other languages for the columns of a table of items. */
export const foreignColumns = {
  owner:
    'responsables?|porteur|pilote|dueño|verantwortlich(?:er|e)?|zuständig|responsável|responsabile|verantwoordelijk(?:e)?|ответственный|người phụ trách|担当者?|负责人|담당자?',
  state:
    'estado|état|statut|avancement|stand|situação|stato|статус|состояние|trạng thái|状態|状況|ステータス|状态|상태',
  text: 'acción|acciones|tarea|ação|ações|tarefa|azione|maßnahmen?|aufgabe|beschreibung|mesures?|tâche|actie|действие|задача|мера|hành động|対策|アクション|対応内容|内容|措施|行动项?|改进措施|조치|대책',
  link: 'lien|enlace|liên kết|リンク|チケット|链接',
}

/** Words of other languages for how far an item is. */
export const foreignStates = {
  done: 'erledigt|fertig|abgeschlossen|umgesetzt|terminée?s?|faite?s?|réalisée?s?|hech[oa]|completad[oa]|terminad[oa]|concluíd[oa]|feit[oa]|fatto|completato|klaar|gereed|готово|выполнено|сделано|hoàn thành|完了|対応済|済|已完成|完成|완료',
  'in-progress':
    'in bearbeitung|in arbeit|läuft|en cours|en curso|en progreso|em andamento|in corso|в работе|в процессе|đang thực hiện|対応中|進行中|进行中|处理中|진행 ?중',
  open: 'offen|geplant|à faire|planifiée?s?|pendiente|por hacer|planificad[oa]|abiert[oa]|pendente|a fazer|abert[oa]|da fare|открыто|запланировано|chưa bắt đầu|未着手|未対応|予定|待处理|未开始|待办|예정',
}
