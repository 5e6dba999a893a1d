/**
 * Shapes of what the server sends; nothing here runs. A property that is absent means null.
 *
 * @typedef {'ACTIVE_UNACKED' | 'ACTIVE_ACKED' | 'CLEARED_UNACKED' | 'LATCHED_UNACKED' | 'LATCHED_ACKED'
 *   | 'NORMAL' | 'SHELVED' | 'SUPPRESSED_BY_DESIGN' | 'OUT_OF_SERVICE'} AlertState
 *
 * @typedef {object} Alert
 * @property {string} id
 * @property {string} watch
 * @property {string} rule
 * @property {string | null} ladder rules of one point that share a row
 * @property {number} rung place on the ladder
 * @property {1 | 2 | 3 | 4} severity 1 is the most urgent
 * @property {'four-colour' | 'three-colour'} scheme in three colours a 4 is a ticket without colour
 * @property {AlertState} state
 * @property {'REAL' | 'TEST' | 'DRILL' | 'HISTORY'} mode
 * @property {string} enterprise
 * @property {string} enterprise_name
 * @property {string} enterprise_name_en
 * @property {string} division
 * @property {string} unit plant unit
 * @property {string} point
 * @property {string} point_id
 * @property {string} point_name
 * @property {string} point_name_en
 * @property {number | null} value value judged last
 * @property {number | null} extreme worst value since it began
 * @property {number | null} limit
 * @property {number | null} clear
 * @property {'GE' | 'GT' | 'LE' | 'LT' | null} comparison
 * @property {string | null} unit_of_measure
 * @property {'GOOD' | 'UNCERTAIN' | 'BAD'} quality
 * @property {boolean} trusted false while the data of the point cannot be trusted
 * @property {boolean} verified false when the judge has not restated it after a restart
 * @property {string} began RFC 3339
 * @property {string} updated
 * @property {string | null} cleared
 * @property {string | null} acked_by
 * @property {string | null} acked_at
 * @property {string} activation newest activation; an acknowledgement names it
 * @property {number} version grows with every change
 * @property {string | null} clause
 * @property {'V' | 'R' | 'P' | null} clause_mark shown as law only when V
 * @property {string} text
 * @property {string} text_en
 * @property {string | null} end_reason
 * @property {string | null} responsible position that must acknowledge, `tier:area`
 * @property {string | null} ack_due when responsibility moves up; null where it stays
 * @property {number} escalations how often it has moved up
 * @property {string | null} quiet_until until when an overlay keeps it quiet at the latest
 * @property {boolean} first_out whether it came first of what happened in its unit
 * @property {'CHATTERING' | 'FLEETING' | null} nuisance how it wears people out
 * @property {string} changed journal number of its last change, `epoch-n`
 *
 * @typedef {object} Problem RFC 9457, in both languages
 * @property {string} code
 * @property {string} [zh]
 * @property {string} [en]
 * @property {Alert} [alert] the newest state, when the refusal is about an Alert
 *
 * @typedef {{items?: Alert[], cursor: string | null, position: string}} AlertPage
 * @typedef {{n: string, at: string, kind: string, actor: string | null, detail: Record<string, unknown> | null}} AlertEvent
 * @typedef {{alert: Alert, events: AlertEvent[], arithmetic: {zh: string, en: string} | null,
 *   advice: {consequence: {zh: string, en: string}, action: {zh: string, en: string}, respond_minutes: number,
 *     of_the_plant: boolean, justification: string | null} | null,
 *   told: {channel: string, event: string, happened: string, state: string, attempts: number, accepted: string | null}[],
 *   readings: {at: string, min: number | null, max: number | null, last: number | null, quality: string}[] | null}} Trace
 * @typedef {{id: string, watch: string, kind: 'SHELF_TIMED' | 'SHELF_ONE_SHOT' | 'OUT_OF_SERVICE' | 'SUPPRESSED',
 *   state: 'ASKED' | 'IN_FORCE' | 'ENDED', reason: string, note: string, permit: string, substitute: string,
 *   requested_by: string, approved_by?: string | null, until: string, enterprise: string,
 *   ended_at?: string | null, ended_by?: string | null, end_reason?: string | null}} Overlay
 * @typedef {{overlay: Overlay, severity: 1 | 2 | 3 | 4, scheme: string, active: boolean, missed: number,
 *   enterprise_name: string, enterprise_name_en: string, point_name: string, point_name_en: string,
 *   name: string, name_en: string}} Silent
 * @typedef {{open: Silent[], ended: Silent[]}} SilentListing
 * @typedef {'SILENT' | 'MANY' | 'BAD' | 'STUCK' | 'DOUBTFUL'} TroubleKind
 * @typedef {{kind: TroubleKind, alert: Alert}} DataTrouble
 * @typedef {{enterprise: string, enterprise_name: string, enterprise_name_en: string, division: string,
 *   reach: 'ALL' | 'NEVER_HEARD' | 'PART', expected: number, heard?: string | null, worst?: number | null,
 *   since?: string | null, counts: Partial<Record<TroubleKind, number>>, troubles: DataTrouble[]}} PlantTrouble
 * @typedef {{plants: number, items: PlantTrouble[]}} DataQuality
 * @typedef {{alert: Alert, disposal?: string | null, disposal_state?: string | null, false_alarm: boolean,
 *   cause: string}} Hit
 * @typedef {{items: Hit[], older: string | null}} HitPage
 * @typedef {{id: string, version: number, state: string, severity: 1 | 2 | 3 | 4, scheme: string,
 *   enterprise: string, enterprise_name: string, enterprise_name_en: string, unit: string, opened: string, responsible: string, due: string | null, alerts: number,
 *   escalations: number, reopened: number, false_alarm: boolean, cause: string, measure: string, evidence: string,
 *   offline: boolean, planned: boolean | null, feedback_by: string | null}} Disposal
 * @typedef {{disposal: Disposal, alerts: Alert[], events: AlertEvent[]}} WholeCase
 * @typedef {{position: string, kind: 'READ' | 'CONFIRMED', person: string, at: string}} Receipt
 * @typedef {{username: string, role: string, rights: string[], position: string | null, csrf: string,
 *   bare: boolean}} User
 * @typedef {{secret: string, uri: string}} FactorSecret
 * @typedef {{name: string, rights: string[], until: string, used: string}} Program
 * @typedef {{id: string, source: string, enterprise: string, point: string, rule: string, began: string, ended?: string | null,
 *   text: string, text_en: string, outcome_text: string, outcome_text_en: string,
 *   verdict: 'TRUE' | 'FALSE' | 'UNCLEAR' | null, note: string, judged_by: string | null}} Lead
 * @typedef {{leads: number, judged_true: number, judged_false: number, precision: number | null}} LeadPrecision
 * @typedef {{items?: Lead[], more: boolean, sources?: Record<string, LeadPrecision>}} LeadList
 * @typedef {{role: string, position: string | null}} Terms
 * @typedef {{username: string, role: string, position?: string | null}} Person
 * @typedef {{n: string, written: string, kind: string, actor?: string | null, subject: string,
 *   detail: Record<string, unknown> | null}} AuditEntry
 * @typedef {{who?: string | null, source: string, act: string, code: string, times: number,
 *   latest: string}} RefusedRequest
 * @typedef {{items?: AuditEntry[], older?: string | null}} AuditPage
 * @typedef {{sound: boolean, entries: number, newest: string, head: string,
 *   findings?: {fault: string, number: string}[]}} AuditReport
 * @typedef {{now: string, position: string, judging: boolean, lanesBehindMs: number, probeSilentMs: number,
 *   flood?: {since: string, count: number} | null, shelvers?: {person: string, count: number}[]}} Heartbeat
 * @typedef {{enterprise: string, name: string, name_en: string, division: string,
 *   industries?: {zh: string, en: string}[], points: number, last_reading: string | null, silent_after_millis: number}} Enterprise
 * @typedef {{rule: string, severity: 1 | 2 | 3 | 4, scheme: string, comparison: 'GE' | 'GT' | 'LE' | 'LT', limit: number}} PlantLimit
 * @typedef {{point_id: string, point: string, name: string, name_en: string, unit: string, kind: string,
 *   unit_of_measure?: string | null, range_low: number, range_high: number, sample_millis: number,
 *   limits?: PlantLimit[], rules: number}} PlantPoint
 * @typedef {{items: {at: string, by: string | null, changes: {field: string, is_rule: boolean, was: string | null,
 *   becomes: string | null}[]}[]}} PointChanges
 * @typedef {{watch: string, point: string, point_name: string, point_name_en: string, rule: string, name: string,
 *   name_en: string, severity: 1 | 2 | 3 | 4, scheme: string}} Watch
 * @typedef {{id: string, name: string, kind: string, bytes: number, sha256: string, added_by: string, added_at: string}} EvidenceFile
 * @typedef {{ordinal: number, kind: string, subject: string, level: number, zh: string, en: string,
 *   checked_by: string | null, checked_at: string | null}} HandoverLine
 * @typedef {{id: string, position: string, state: 'OFFERED' | 'TAKEN' | 'WITHDRAWN', outgoing: string, offered_at: string,
 *   note: string, incoming: string | null, taken_at: string | null, lines: HandoverLine[]}} Handover
 * @typedef {{position: string, officer: string | null, since: string | null, offered: Handover | null,
 *   lines: HandoverLine[]}} Shift
 * @typedef {{watch: string, sounds: boolean, reasons: {code: string, zh: string, en: string}[]}} Why
 * @typedef {{id: string, watch: string, note: string, started_by: string, started_at: string, ended_by: string | null,
 *   ended_at: string | null, acknowledged_after_seconds: number | null, alert: Alert}} Drill
 * @typedef {{id: string, version: number, enterprise: string, disposal: string | null, source: string, level: 'MAJOR' | 'GENERAL',
 *   place: string, description: string, state: 'FOUND' | 'RECTIFYING' | 'RECTIFIED' | 'SIGNED_OFF', found_by: string,
 *   responsible: string, measure: string, funds: string, contingency: string, limit: string, result: string,
 *   rectified_by: string | null, returned: number, listed_by: string | null, listed_until: string | null,
 *   overdue_since: string | null, signed_by: string | null}} Hazard
 * @typedef {{open_ones: number, major: number, overdue: number, listed: number, waiting: number, signed_off: number}} HazardCounts
 * @typedef {{id: string, enterprise: string, unit: string, points: string[], what: string, permit: string,
 *   state: 'ASKED' | 'APPROVED' | 'REFUSED' | 'ENDED', begins: string, until: string, asked_by: string,
 *   answered_by: string | null}} PlannedWork
 * @typedef {{id: string, enterprise: string, kind: string, units: string[], allowed_kw?: number | null, document: string, note: string,
 *   begins: string, until?: string | null, state: 'WAITING' | 'IN_FORCE' | 'OVER', made_by: string, made_at: string,
 *   replaces?: string | null, ended_by?: string | null, ended_at?: string | null}} Declaration
 * @typedef {{items: Declaration[], judged_units: string[]}} Declarations
 * @typedef {{enterprise: string, name: string, name_en: string, state: 'MISSING' | 'WAITING' | 'LATE' | 'PUBLISHED' | 'NOT_DUE',
 *   hazards: string | null, works: string | null, published_by: string | null, published_at: string | null}} Committed
 * @typedef {{day: string, due: string, plants: number, published: number, late: number, missing: number,
 *   items: Committed[]}} CommitmentDay
 * @typedef {{id: string, title: string, content: string, measure: string, sent_from: string, sent_by: string, sent_at: string,
 *   readers: {enterprise: string, read_by: string | null, read_at: string | null}[]}} WarningNotice
 * @typedef {{id: string, name: string, name_en: string, clause: string, limit_mark: 'V' | 'R' | 'P', clear_mark: 'V' | 'R' | 'P',
 *   is_law: boolean, kinds: string[], severity: 1 | 2 | 3 | 4, ladder: string, rung: number, consequence: string,
 *   consequence_en: string, action: string, action_en: string, respond_minutes: number, points: number}} Rule
 * @typedef {{id: string, name: string, name_en: string, scheme: string, rules: Rule[]}} RulePack
 * @typedef {{items: {enterprise: string, point: string, version: number}[], more: boolean}} WatchedPoints
 * @typedef {{enterprise: string, enterprise_name: string, enterprise_name_en: string, point: string, id: string, name: string,
 *   name_en: string, version: number, severity: 1 | 2 | 3 | 4, why: {harm: 'MINOR' | 'MAJOR' | 'SEVERE', consequence: string,
 *   consequence_en: string, action: string, action_en: string, respond_minutes: number,
 *   justification: string | null} | null}} OwnRule
 * @typedef {{items: OwnRule[], more: boolean}} OwnRules
 * @typedef {{rule: string, point: string, from: string | null, to: string | null, readings: string | null,
 *   changes: string[], labels: {from: string, to: string}[] | null}} RehearsalOrder
 * @typedef {{began: string, raised: string, ended: string | null, peak: number | null, is_false: boolean | null}} RehearsalItem
 * @typedef {{readings: number, from: string | null, to: string | null, firings: number, firings_before: number | null,
 *   per_day: number, total_seconds: number, longest_seconds: number, false_share: number | null, labels_found: number | null,
 *   labels: number, items: RehearsalItem[], unknown: {zh: string, en: string}[]}} RehearsalResult
 * @typedef {{id: string, state: 'WAITING' | 'DONE' | 'REFUSED', zh: string, en: string, result: RehearsalResult | null}} RehearsalView
 * @typedef {{id: string, watch: string, cause: string, state: 'ASKED' | 'IN_FORCE' | 'ENDED', reason: string, evidence: string,
 *   asked_by: string, approved_by: string | null, until: string}} SuppressionRule
 * @typedef {{ordinal: number, what: string, fine: boolean | null, note: string}} InspectionItem
 * @typedef {{id: string, kind: 'SPOT_CHECK' | 'TOUR', position: string, question: string, items: InspectionItem[],
 *   asked_from: string, asked_by: string, asked_at: string, due: string, seed: number | null, candidates: number | null,
 *   answer: string, answered_by: string | null, answered_at: string | null, missed_at: string | null}} Inspection
 * @typedef {{situation: string, division: string | null, steps: {tier: string, within_seconds: number | null}[], mark: string | null,
 *   basis: string, set_by: string | null, set_at: string | null}} EscalationPlan
 * @typedef {{position: string, from: string, due: string | null, unattended: boolean, officer: string | null,
 *   serves_until: string | null}} RoutingRung
 * @typedef {{id: string, position: string, name: string, phone: string, note: string}} PhoneEntry
 * @typedef {{plan: EscalationPlan, rungs: RoutingRung[], informed: string[], phones: PhoneEntry[],
 *   channels: {id: string, kind: string}[]}} Routing
 * @typedef {{position: string, turns: {id: string, officer: string, begins: string, ends: string}[],
 *   gaps: {from: string, until: string}[]}} PositionRota
 * @typedef {{pointer: string, zh: string, en: string}} PlantRemark
 * @typedef {{mistakes?: PlantRemark[], findings?: PlantRemark[],
 *   limits?: {point: string, rule: string, name: string, name_en: string, severity: number, limit: string | null,
 *     clause: string, law: boolean}[],
 *   differences?: {point: string, field: string, was: string | null, becomes: string | null, judged: boolean}[]}} PlantReport
 * @typedef {{id: string, version: number, enterprise: string, division: string, kind: string, state: string, name: string,
 *   reason: string, sensors: string[], credit_code: string, licence: string, contact: string, phone: string, dust_headcount: number | null,
 *   asked_by: string, submitted_by: string | null, answered_by: string | null, next_step: string | null,
 *   next_by: string | null, plant: string | null, report: PlantReport | null,
 *   credentials: {gateway: string, username: string, password: string}[]}} Onboarding
 * @typedef {{onboarding: Onboarding,
 *   check: {points?: {point: string, name: string, name_en: string, at: string | null, value: number | null, unit: string,
 *     quality: string | null, trouble: string | null, trouble_en: string | null}[]} | null,
 *   trial: {until: string, over: boolean, passed: boolean, failures?: PlantRemark[],
 *     sounded?: {text_zh: string, text_en: string}[]} | null}} PlantSeen
 * @typedef {{rows?: {row: number, point: string, verdict: string, remarks?: {column: string, zh: string, en: string}[]}[],
 *   remarks?: {column: string, zh: string, en: string}[], not_kept?: string[], fresh: number, changed: number, same: number,
 *   refused: number, removed?: string[], annotated: string}} PointSheet
 * @typedef {{point_id: string, t: number, value: number | null, quality: 'GOOD' | 'UNCERTAIN' | 'BAD'}} Latest
 *
 * @typedef {{id: string, kind: string, url: string, enabled: boolean}} Channel
 * @typedef {{accepted: boolean, answer: string, zh: string | null, en: string | null}} Tried
 * @typedef {{channel: string, state: 'DEAD' | 'WAITING', deliveries: number}} DeliveryCount
 * @typedef {{id: number, channel: string, alert: string, event: string, severity: 1 | 2 | 3 | 4, created: string, state: string,
 *   attempts: number, next_attempt: string | null, answer: string, zh: string | null, en: string | null}} Delivery
 *
 * @typedef {{gateway: string, username: string, password: string}} IssuedCredential
 * @typedef {{enterprise: string, gateway: string, username: string, issued_at: string | null, revoked: boolean,
 *   connections: number | null, last_message_at: string | null, lag_millis: number | null, missing: number | null,
 *   refusal: {zh: string, en: string, at: string | null} | null}} GatewayLine
 * @typedef {{enterprise: string, name: string, name_en: string, points: number, connections: number | null,
 *   messages_per_second: number | null, bytes_per_second: number | null, throttled: number | null,
 *   throttled_at: string | null, over: boolean, exports: number}} EnterpriseUse
 * @typedef {{enterprise: string, gateway: string, url: string,
 *   refusal: {zh: string, en: string, at: string | null} | null}} ServerLine an OPC UA server
 * @typedef {{items: GatewayLine[], servers: ServerLine[], enterprises: EnterpriseUse[],
 *   allowed: {messages_per_second: number, bytes_per_second: number, connections: number} | null,
 *   limits: {points: number, exports_per_hour: number}}} GatewayLines
 *
 * @typedef {{id: string, zh: string, en: string, seconds: number}} StagedScenario
 * @typedef {{enterprise: string, name: string, name_en: string, running: string | null, scenarios: StagedScenario[]}} StagedPlant
 *
 * @typedef {{measure: string, id: string, zh: string, en: string, definition_zh: string, definition_en: string,
 *   unit: string, target: string}} Measure
 * @typedef {{measure: string, of: string, value: number | null}} Figure
 * @typedef {{measure: string, rank: number, change: number | null}} Rank
 *
 * @typedef {object} Statistics
 * @property {string} from RFC 3339
 * @property {boolean} indicative whether the window is too short to be more than a hint
 * @property {Measure[]} measures
 * @property {{position: string, figures: Figure[], bad_actors: {watch: string, times: number, share: number}[],
 *   peak_minutes: number, peaks?: number[]}[]} positions
 * @property {Figure[]} area
 * @property {{division: string, figures: Figure[], ranks: Rank[]}[]} divisions
 * @property {{enterprise: string, enterprise_name: string, enterprise_name_en: string, figures: Figure[]}[]} enterprises
 *
 * @typedef {object} LimitLine
 * @property {string} rule
 * @property {number} severity
 * @property {'GE' | 'GT' | 'LE' | 'LT'} comparison
 * @property {number | null} limit
 * @property {number | null} clear
 * @property {number | null} since from when on it was in force, epoch ms; null if always
 * @property {number | null} until when it was replaced; null if it is in force
 *
 * @typedef {object} Series one entry per bucket; a null entry is a gap in time
 * @property {string} point_id
 * @property {string} point_name
 * @property {string | null} unit_of_measure
 * @property {[number, number] | null} range
 * @property {LimitLine[]} limits
 * @property {number[]} t epoch ms
 * @property {(number | null)[]} min
 * @property {(number | null)[]} max
 * @property {(number | null)[]} first
 * @property {(number | null)[]} last
 * @property {('GOOD' | 'UNCERTAIN' | 'BAD' | null)[]} quality
 */
export {};
