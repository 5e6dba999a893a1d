/** @import {Seen} from './outbox.js' */
/** @import {Alert, AlertPage, AuditPage, AuditReport, Channel, CommitmentDay, Declaration, Declarations, DataQuality, Delivery, DeliveryCount, Disposal, Drill, Enterprise, EscalationPlan, EvidenceFile, FactorSecret, GatewayLines, Handover, Hazard, HazardCounts, HitPage, Inspection, InspectionItem, IssuedCredential, Latest, LeadList, Onboarding, Overlay, OwnRules, Person, PhoneEntry, PlannedWork, PlantPoint, PlantSeen, PointChanges, PointSheet, PositionRota, Problem, Program, Receipt, RehearsalOrder, RehearsalView, Routing, RulePack, Series, Shift, SilentListing, StagedPlant, Statistics, SuppressionRule, Terms, Trace, Tried, User, WarningNotice, Watch, WatchedPoints, WholeCase, Why} from './types.js' */

const ANSWER_WITHIN_MS = 10_000;
/** A file on a slow line. */
const SENT_WITHIN_MS = 120_000;
/** A month of a busy area takes its time to be counted. */
const COUNTED_WITHIN_MS = 60_000;
const PAGE = 5000;

/** A refusal in words, or no answer at all (status 0, code NO_ANSWER). */
export class Refusal extends Error {
  /**
   * @param {number} status
   * @param {Problem} problem
   */
  constructor(status, problem) {
    super(problem.code);
    this.status = status;
    this.problem = problem;
  }

  /** Nobody looked at what was asked: no answer, a server in trouble, or a sign-in that has ended. */
  get undelivered() {
    return this.status === 0 || this.status === 401 || this.status >= 500;
  }
}

/** The server's HTTP interface. Every method throws {@link Refusal} and nothing else. */
export class Api {
  #csrf = '';

  /** @param {() => void} whenSignedOut called when the server no longer knows who we are */
  constructor(whenSignedOut) {
    this.whenSignedOut = whenSignedOut;
  }

  /**
   * A wrong password is a refusal here, not a sign-out.
   *
   * @param {string} username
   * @param {string} password
   * @param {string} code of the second factor; empty if there is none
   * @returns {Promise<User>}
   */
  login(username, password, code) {
    return this.#send('POST', '/api/v1/login', { username, password, code });
  }

  /** Opens a screen that nobody sits at, by a token that may look and nothing else. @param {string} token @returns {Promise<User>} */
  openScreen(token) {
    return this.#send('POST', '/api/v1/login/token', { token });
  }

  /** A secret to set up a second factor with. @returns {Promise<FactorSecret>} */
  factorSecret() {
    return this.#get('/api/v1/me/second-factor');
  }

  /** @param {Record<string, string>} asked @returns {Promise<User>} */
  setFactor(asked) {
    return this.#send('POST', '/api/v1/me/second-factor', asked);
  }

  /** The programs that act for whoever is signed in. @returns {Promise<Program[]>} */
  async tokens() {
    return (await this.#get('/api/v1/me/tokens')).items ?? [];
  }

  /**
   * @param {{name: string, rights: string[], days: number, password: string, code: string}} asked
   * @returns {Promise<{name: string, token: string}>}
   */
  makeToken(asked) {
    return this.#send('POST', '/api/v1/me/tokens', asked);
  }

  /** @param {string} name */
  async removeToken(name) {
    await this.#send('DELETE', `/api/v1/me/tokens/${encodeURIComponent(name)}`);
  }

  /** @param {Record<string, string>} asked @returns {Promise<User>} */
  setPassword(asked) {
    return this.#send('POST', '/api/v1/me/password', asked);
  }

  async logout() {
    await this.#send('POST', '/api/v1/logout');
  }

  /** Who is signed in; also fetches the token that unsafe requests need. @returns {Promise<User>} */
  async me() {
    const user = await this.#get('/api/v1/me');
    this.#csrf = user.csrf;
    return user;
  }

  /** All open Alerts, and the journal position from which the stream continues. */
  async openAlerts() {
    /** @type {Alert[]} */
    const alerts = [];
    let position = '';
    let cursor = '';
    do {
      const from = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      /** @type {AlertPage} */
      const page = await this.#get(`/api/v1/alerts?open=true&limit=${PAGE}${from}`);
      alerts.push(...(page.items ?? []));
      // The first page's position: what changed while we paged is then streamed again, not missed.
      position ||= page.position;
      cursor = page.cursor ?? '';
    } while (cursor !== '');
    return { alerts, position };
  }

  /** The Alert that ended last, if any. @returns {Promise<Alert | undefined>} */
  async lastEnded() {
    /** @type {AlertPage} */
    const page = await this.#get('/api/v1/alerts?open=false&limit=1');
    return page.items?.[0];
  }

  /** @param {string} id @returns {Promise<Alert>} */
  alert(id) {
    return this.#get(`/api/v1/alerts/${encodeURIComponent(id)}`);
  }

  /** @param {string} id @returns {Promise<Trace>} */
  trace(id) {
    return this.#get(`/api/v1/alerts/${encodeURIComponent(id)}/trace`);
  }

  /**
   * Acknowledges what the person saw; 409 when something newer happened since.
   *
   * @param {Seen} seen
   * @returns {Promise<Alert>}
   */
  acknowledge(seen) {
    return this.#act(seen, 'ack', {});
  }

  /**
   * Acknowledges several, each as the person saw it.
   *
   * @param {readonly Seen[]} seen
   * @returns {Promise<{id: string, alert: Alert | null, problem: Problem | null}[]>}
   */
  acknowledgeAll(seen) {
    const alerts = seen.map(({ id, activation, version }) => ({ id, activation, version }));
    return this.#send('POST', '/api/v1/alerts/ack', { alerts });
  }

  /** Takes the acknowledgement of one's own position back. @param {Alert} seen @param {string} reason @returns {Promise<Alert>} */
  withdraw(seen, reason) {
    return this.#act(seen, 'withdraw-ack', { reason });
  }

  /** Releases a latch. @param {Alert} seen @returns {Promise<Alert>} */
  reset(seen) {
    return this.#act(seen, 'reset', {});
  }

  /**
   * Puts an Alert aside, or asks for it.
   *
   * @param {Alert} seen
   * @param {{minutes: number, reason: string, note: string, oneShot: boolean}} asked
   * @returns {Promise<Overlay>}
   */
  shelve(seen, asked) {
    return this.#act(seen, 'shelve', asked);
  }

  /** What keeps Alerts quiet now, or waits for a second person. @returns {Promise<Overlay[]>} */
  async openOverlays() {
    return (await this.#get('/api/v1/overlays?ended=0')).open ?? [];
  }

  /** All that is kept quiet and what was lately. @returns {Promise<SilentListing>} */
  async silent() {
    const { open, ended } = await this.#get('/api/v1/silent');
    return { open: open ?? [], ended: ended ?? [] };
  }

  /** Whose data is missing or doubtful. @returns {Promise<DataQuality>} */
  async dataQuality() {
    const { plants, items } = await this.#get('/api/v1/data-quality');
    return { plants, items: (items ?? []).map((/** @type {any} */ one) => ({ ...one, counts: one.counts ?? {}, troubles: one.troubles ?? [] })) };
  }

  /**
   * Alerts of the past.
   *
   * @param {string} asked as it stands in the address
   * @param {string} below where the page before ended; empty for the first
   * @returns {Promise<HitPage>}
   */
  async searchAlerts(asked, below) {
    const place = below === '' ? '' : `&below=${encodeURIComponent(below)}`;
    const { items, older } = await this.#get(`/api/v1/search/alerts?${asked}${place}`);
    return { items: items ?? [], older: older ?? null };
  }

  /** What came and went beneath an overlay. @param {string} id @returns {Promise<Alert[]>} */
  missed(id) {
    return this.#get(`/api/v1/overlays/${encodeURIComponent(id)}/missed`);
  }

  /** @param {string} id @param {'approve' | 'refuse' | 'lift'} what @returns {Promise<Overlay>} */
  answerOverlay(id, what) {
    return this.#send('POST', `/api/v1/overlays/${encodeURIComponent(id)}/${what}`, {});
  }

  /** @param {string} id @param {'READ' | 'CONFIRMED'} kind @returns {Promise<Receipt>} */
  receipt(id, kind) {
    return this.#send('POST', `/api/v1/alerts/${encodeURIComponent(id)}/receipt`, { kind });
  }

  /** @param {string} id @returns {Promise<Receipt[]>} */
  receipts(id) {
    return this.#get(`/api/v1/alerts/${encodeURIComponent(id)}/receipts`);
  }

  /** Cases, open or closed. @param {boolean} open @param {number} limit @returns {Promise<Disposal[]>} */
  async cases(open, limit) {
    return (await this.#get(`/api/v1/cases?open=${open}&limit=${limit}`)).items ?? [];
  }

  /** One case. @param {string} id @returns {Promise<WholeCase>} */
  wholeCase(id) {
    return this.#get(`/api/v1/cases/${encodeURIComponent(id)}`);
  }

  /** The case that the Alert belongs to. @param {string} alertId @returns {Promise<WholeCase>} */
  caseOfAlert(alertId) {
    return this.#get(`/api/v1/cases/of-alert/${encodeURIComponent(alertId)}`);
  }

  /** @param {Disposal} seen @param {string} act @param {Record<string, string | boolean>} fields @returns {Promise<Disposal>} */
  actOnCase({ id, version }, act, fields) {
    return this.#send('POST', `/api/v1/cases/${encodeURIComponent(id)}/${act}`, { version, ...fields });
  }

  /**
   * @param {Seen} seen
   * @param {string} what
   * @param {object} more
   */
  #act(seen, what, more) {
    const { id, activation, version } = seen;
    return this.#send('POST', `/api/v1/alerts/${encodeURIComponent(id)}/${what}`, { activation, version, ...more });
  }

  /**
   * @param {string} pointId
   * @param {number} from epoch ms
   * @param {number} to epoch ms
   * @param {number} px width of the drawing, so that the server can thin out
   * @returns {Promise<Series>}
   */
  series(pointId, from, to, px) {
    const query = new URLSearchParams({
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      px: String(px),
    });
    return this.#get(`/api/v1/points/${encodeURIComponent(pointId)}/series?${query}`);
  }

  /** Where the same is as a file. @param {string} pointId @param {number} from epoch ms @param {number} to epoch ms */
  seriesFile(pointId, from, to) {
    const query = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
    return `/api/v1/points/${encodeURIComponent(pointId)}/series.csv?${query}`;
  }

  /** What became another at a point, the newest first. @param {string} pointId @returns {Promise<PointChanges['items']>} */
  async pointChanges(pointId) {
    const items = (await this.#get(`/api/v1/points/${encodeURIComponent(pointId)}/changes`)).items ?? [];
    return items.map((/** @type {any} */ one) => ({ by: null, ...one, changes: one.changes ?? [] }));
  }

  /** The newest reading of each point that has a recent one. @param {string[]} pointIds @returns {Promise<Latest[]>} */
  async latest(pointIds) {
    const query = new URLSearchParams(pointIds.map((id) => ['point', id]));
    return (await this.#get(`/api/v1/readings/latest?${query}`)).items ?? [];
  }

  /** @returns {Promise<Enterprise[]>} */
  async enterprises() {
    return (await this.#get('/api/v1/enterprises')).items ?? [];
  }

  /** What the enterprise measures, by unit. @param {string} enterprise @returns {Promise<PlantPoint[]>} */
  async points(enterprise) {
    return (await this.#get(`/api/v1/enterprises/${encodeURIComponent(enterprise)}/points`)).items ?? [];
  }

  /** What is watched at the enterprise. @param {string} enterprise @returns {Promise<Watch[]>} */
  async watches(enterprise) {
    return (await this.#get(`/api/v1/enterprises/${encodeURIComponent(enterprise)}/watches`)).items ?? [];
  }

  /** Oldest first. @param {string} caseId @returns {Promise<EvidenceFile[]>} */
  async evidence(caseId) {
    return (await this.#get(`/api/v1/cases/${encodeURIComponent(caseId)}/evidence`)).items ?? [];
  }

  /** @param {string} caseId @param {File} file @returns {Promise<EvidenceFile>} */
  addEvidence(caseId, file) {
    const name = encodeURIComponent(file.name);
    return this.#send('POST', `/api/v1/cases/${encodeURIComponent(caseId)}/evidence?name=${name}`, file, SENT_WITHIN_MS);
  }

  /** The shift of one's own position. @returns {Promise<Shift>} */
  shift() {
    return this.#get('/api/v1/shift');
  }

  beginShift() {
    return this.#send('POST', '/api/v1/shift/begin');
  }

  /** Newest first. @returns {Promise<Handover[]>} */
  async handovers() {
    return (await this.#get('/api/v1/handovers')).items ?? [];
  }

  /** @param {string} note */
  offerHandover(note) {
    return this.#send('POST', '/api/v1/handovers', { note });
  }

  /** @param {string} id @param {number[]} lines */
  checkHandover(id, lines) {
    return this.#send('POST', `/api/v1/handovers/${encodeURIComponent(id)}/check`, { lines });
  }

  /** @param {string} id @param {'take' | 'withdraw'} act */
  actOnHandover(id, act) {
    return this.#send('POST', `/api/v1/handovers/${encodeURIComponent(id)}/${act}`);
  }

  /** Why a Watch is silent, or sounds. @param {string} watch @returns {Promise<Why>} */
  why(watch) {
    return this.#get(`/api/v1/why?watch=${encodeURIComponent(watch)}`);
  }

  /** @param {boolean} open @returns {Promise<{items: Hazard[], counts: HazardCounts}>} */
  hazards(open) {
    return this.#get(`/api/v1/hazards?open=${open}`);
  }

  /** @param {Record<string, unknown>} found @returns {Promise<Hazard>} */
  recordHazard(found) {
    return this.#send('POST', '/api/v1/hazards', found);
  }

  /** @param {Hazard} hazard @param {string} act @param {Record<string, unknown>} words @returns {Promise<Hazard>} */
  actOnHazard({ id, version }, act, words) {
    return this.#send('POST', `/api/v1/hazards/${encodeURIComponent(id)}/${act}`, { version, ...words });
  }

  /** Those in force, or all. @param {boolean} inForce @returns {Promise<PlannedWork[]>} */
  async works(inForce) {
    return (await this.#get(`/api/v1/works?in-force=${inForce}`)).items ?? [];
  }

  /** @param {Record<string, unknown>} announced @returns {Promise<PlannedWork>} */
  announceWork(announced) {
    return this.#send('POST', '/api/v1/works', announced);
  }

  /** @param {string} id @param {string} act @returns {Promise<PlannedWork>} */
  actOnWork(id, act) {
    return this.#send('POST', `/api/v1/works/${encodeURIComponent(id)}/${act}`);
  }

  /** Of one enterprise, or of all that the person sees. @param {string} enterprise @returns {Promise<Declarations>} */
  declarations(enterprise) {
    return this.#get(`/api/v1/declarations${enterprise ? `?enterprise=${encodeURIComponent(enterprise)}` : ''}`);
  }

  /** @param {Record<string, unknown>} written @returns {Promise<Declaration>} */
  declare(written) {
    return this.#send('POST', '/api/v1/declarations', written);
  }

  /** @param {string} id @param {Record<string, unknown>} written @returns {Promise<Declaration>} */
  correctDeclaration(id, written) {
    return this.#send('POST', `/api/v1/declarations/${encodeURIComponent(id)}/correct`, written);
  }

  /** @param {string} id @returns {Promise<Declaration>} */
  endDeclaration(id) {
    return this.#send('POST', `/api/v1/declarations/${encodeURIComponent(id)}/end`);
  }

  /** How it stands today. @returns {Promise<CommitmentDay>} */
  commitments() {
    return this.#get('/api/v1/commitments');
  }

  /** @param {string} hazards @param {string} works */
  commit(hazards, works) {
    return this.#send('POST', '/api/v1/commitments', { hazards, works });
  }

  /** Newest first. @returns {Promise<WarningNotice[]>} */
  async notices() {
    return (await this.#get('/api/v1/notices')).items ?? [];
  }

  /** @param {Record<string, unknown>} words @returns {Promise<WarningNotice>} */
  sendNotice(words) {
    return this.#send('POST', '/api/v1/notices', words);
  }

  /** @param {string} id */
  readNotice(id) {
    return this.#send('POST', `/api/v1/notices/${encodeURIComponent(id)}/read`);
  }

  /** Design rules that are not over. @returns {Promise<SuppressionRule[]>} */
  async suppressions() {
    /** @type {SuppressionRule[]} */
    const items = (await this.#get('/api/v1/suppressions')).items ?? [];
    return items.filter((one) => one.state !== 'ENDED');
  }

  /** @param {string} id @param {'approve' | 'end'} answer */
  answerRule(id, answer) {
    return this.#send('POST', `/api/v1/suppressions/${encodeURIComponent(id)}/${answer}`);
  }

  /** What is not answered first, then the newest. @returns {Promise<Inspection[]>} */
  async inspections() {
    /** @type {Inspection[]} */
    const items = (await this.#get('/api/v1/inspections')).items ?? [];
    return items.map((one) => ({ ...one, items: one.items ?? [] }));
  }

  /** @param {Record<string, unknown>} asked */
  inspect(asked) {
    return this.#send('POST', '/api/v1/inspections', asked);
  }

  /** @param {string} id @param {string} answer @param {Omit<InspectionItem, 'what'>[]} items */
  answerInspection(id, answer, items) {
    return this.#send('POST', `/api/v1/inspections/${encodeURIComponent(id)}/answer`, { answer, items });
  }

  /**
   * Who would be told.
   *
   * @param {string} enterprise @param {number} severity @param {boolean} offline
   * @param {string} at RFC 3339; empty for now
   * @returns {Promise<Routing>}
   */
  async routing(enterprise, severity, offline, at) {
    const when = at ? `&at=${encodeURIComponent(at)}` : '';
    const found = await this.#get(`/api/v1/routing?enterprise=${encodeURIComponent(enterprise)}&severity=${severity}&offline=${offline}${when}`);
    return { ...found, rungs: found.rungs ?? [], informed: found.informed ?? [], phones: found.phones ?? [], channels: found.channels ?? [] };
  }

  /** Those of the coming week. @returns {Promise<PositionRota[]>} */
  async rotas() {
    /** @type {PositionRota[]} */
    const items = (await this.#get('/api/v1/rota')).items ?? [];
    return items.map((one) => ({ ...one, turns: one.turns ?? [], gaps: one.gaps ?? [] }));
  }

  /** @param {Record<string, string>} turn */
  setTurn(turn) {
    return this.#send('POST', '/api/v1/rota', turn);
  }

  /** @param {string} id */
  removeTurn(id) {
    return this.#send('DELETE', `/api/v1/rota/${encodeURIComponent(id)}`);
  }

  /** @returns {Promise<PhoneEntry[]>} */
  async phones() {
    return (await this.#get('/api/v1/phone-book')).items ?? [];
  }

  /** @param {Record<string, string>} entry */
  setPhone(entry) {
    return this.#send('POST', '/api/v1/phone-book', entry);
  }

  /** @param {string} id */
  removePhone(id) {
    return this.#send('DELETE', `/api/v1/phone-book/${encodeURIComponent(id)}`);
  }

  /** Those of the configuration first. @returns {Promise<EscalationPlan[]>} */
  async plans() {
    return (await this.#get('/api/v1/escalation-plans')).items ?? [];
  }

  /** @param {string} division @param {string} situation @param {Record<string, unknown>} plan */
  setPlan(division, situation, plan) {
    return this.#send('PUT', `/api/v1/escalation-plans/${encodeURIComponent(division)}/${situation}`, plan);
  }

  /** @param {string} division @param {string} situation */
  removePlan(division, situation) {
    return this.#send('DELETE', `/api/v1/escalation-plans/${encodeURIComponent(division)}/${situation}`);
  }

  /** Those that are open first, then the newest. @returns {Promise<Onboarding[]>} */
  async onboardings() {
    return (await this.#get('/api/v1/onboarding')).items ?? [];
  }

  /** With its validation report. @param {string} id @returns {Promise<Onboarding>} */
  onboarding(id) {
    return this.#get(`/api/v1/onboarding/${encodeURIComponent(id)}`);
  }

  /** @param {string} kind @param {string} division @param {string} reason @returns {Promise<Onboarding>} */
  beginOnboarding(kind, division, reason) {
    return this.#send('POST', '/api/v1/onboarding', { kind, division, reason });
  }

  /** @param {Onboarding} seen @param {Record<string, unknown>} draft @returns {Promise<Onboarding>} */
  writeOnboarding({ id, version }, draft) {
    return this.#send('PUT', `/api/v1/onboarding/${encodeURIComponent(id)}`, { version, ...draft });
  }

  /** @param {Onboarding} seen @param {string} act @param {string} reason @returns {Promise<Onboarding>} */
  actOnOnboarding({ id, version }, act, reason) {
    return this.#send('POST', `/api/v1/onboarding/${encodeURIComponent(id)}/${act}`, { version, reason }, SENT_WITHIN_MS);
  }

  /** What is seen of the plant. @param {string} id @returns {Promise<PlantSeen>} */
  checkOnboarding(id) {
    return this.#send('POST', `/api/v1/onboarding/${encodeURIComponent(id)}/check`, { version: 0 }, COUNTED_WITHIN_MS);
  }

  /** Looks at a file of points, or takes it. @param {Onboarding} seen @param {File} file @param {boolean} apply @returns {Promise<{sheet: PointSheet, onboarding: Onboarding, undo: string}>} */
  importPoints({ id, version }, file, apply) {
    const path = `/api/v1/onboarding/${encodeURIComponent(id)}/points?version=${version}&apply=${apply}`;
    return this.#send('POST', path, file, SENT_WITHIN_MS);
  }

  /** Those that go on first, then the newest. @returns {Promise<Drill[]>} */
  async drills() {
    return (await this.#get('/api/v1/drills')).items ?? [];
  }

  /** @param {string} watch @param {number} severity @param {string} note @returns {Promise<Drill>} */
  beginDrill(watch, severity, note) {
    return this.#send('POST', '/api/v1/drills', { watch, severity, note });
  }

  /** @param {string} id @returns {Promise<Drill>} */
  endDrill(id) {
    return this.#send('POST', `/api/v1/drills/${encodeURIComponent(id)}/end`);
  }

  /** Where Alerts are sent to. @returns {Promise<Channel[]>} */
  async channels() {
    return (await this.#get('/api/v1/channels')).items ?? [];
  }

  /** Sends a message that says it is a test. @param {string} id @returns {Promise<Tried>} */
  testChannel(id) {
    return this.#send('POST', `/api/v1/channels/${encodeURIComponent(id)}/test`, undefined, SENT_WITHIN_MS);
  }

  /** Newest first. @param {'DEAD' | 'WAITING'} state @returns {Promise<Delivery[]>} */
  async deliveries(state) {
    return (await this.#get(`/api/v1/deliveries?state=${state}&limit=200`)).items ?? [];
  }

  /** Of the own area. @returns {Promise<GatewayLines>} */
  gateways() {
    return this.#get('/api/v1/gateways');
  }

  /** @param {string} enterprise @param {string} gateway @returns {Promise<IssuedCredential>} */
  rotateCredential(enterprise, gateway) {
    return this.#send('POST', `/api/v1/enterprises/${enterprise}/gateways/${gateway}/credential`);
  }

  /** @param {string} enterprise @param {string} gateway */
  async revokeCredential(enterprise, gateway) {
    await this.#send('DELETE', `/api/v1/enterprises/${enterprise}/gateways/${gateway}/credential`);
  }

  /** By channel. @returns {Promise<DeliveryCount[]>} */
  async deliveryCounts() {
    return (await this.#get('/api/v1/deliveries/counts')).items ?? [];
  }

  /** @param {number} id @returns {Promise<Delivery>} */
  retryDelivery(id) {
    return this.#send('POST', `/api/v1/deliveries/${id}/retry`);
  }

  /**
   * K1 to K14 and the rates of the own area.
   *
   * @param {number} from epoch ms
   * @param {number} to epoch ms
   * @returns {Promise<Statistics>}
   */
  statistics(from, to) {
    const query = new URLSearchParams({ from: new Date(from).toISOString(), to: new Date(to).toISOString() });
    return this.#send('GET', `/api/v1/statistics?${query}`, undefined, COUNTED_WITHIN_MS);
  }

  /** Every pack with its rules. @returns {Promise<RulePack[]>} */
  async rules() {
    const { packs } = await this.#get('/api/v1/rules');
    return packs;
  }

  /** The rules that plants of the own area made themselves. @returns {Promise<OwnRules>} */
  ownRules() {
    return this.#get('/api/v1/rules/own');
  }

  /**
   * Which severity or limit a rule should have.
   *
   * @param {'severity' | 'limit'} what
   * @param {URLSearchParams} asked
   * @returns {Promise<any>}
   */
  ruleAdvice(what, asked) {
    return this.#get(`/api/v1/rules/advice/${what}?${asked}`);
  }

  /** Orders a rehearsal of a rule. @param {RehearsalOrder} order @returns {Promise<RehearsalView>} */
  rehearse(order) {
    return this.#send('POST', '/api/v1/rehearsals', order);
  }

  /** How a rehearsal stands. @param {string} id @returns {Promise<RehearsalView>} */
  rehearsal(id) {
    return this.#get(`/api/v1/rehearsals/${encodeURIComponent(id)}`);
  }

  /** The points of one's own that a rule watches. @param {string} rule @returns {Promise<WatchedPoints>} */
  watchedBy(rule) {
    return this.#get(`/api/v1/rules/${encodeURIComponent(rule)}/points`);
  }

  /** What the detectors noticed at an enterprise. @param {string} enterprise @param {number} from epoch ms @param {number} to epoch ms @returns {Promise<LeadList>} */
  leads(enterprise, from, to) {
    const query = new URLSearchParams({ enterprise, from: new Date(from).toISOString(), to: new Date(to).toISOString() });
    return this.#get(`/api/v1/leads?${query}`);
  }

  /** @param {string} id @param {'TRUE' | 'FALSE' | 'UNCLEAR'} verdict @param {string} note */
  judgeLead(id, verdict, note) {
    return this.#send('POST', `/api/v1/leads/${encodeURIComponent(id)}/feedback`, { verdict, note });
  }

  /** Everybody who may sign in. @returns {Promise<Person[]>} */
  people() {
    return this.#get('/api/v1/people');
  }

  /** @param {string} username @param {Terms} terms @returns {Promise<{person: Person, password: string}>} */
  makePerson(username, terms) {
    return this.#send('POST', `/api/v1/people/${encodeURIComponent(username)}`, terms);
  }

  /** @param {string} username @param {Terms} terms @returns {Promise<Person>} */
  changePerson(username, terms) {
    return this.#send('PUT', `/api/v1/people/${encodeURIComponent(username)}`, terms);
  }

  /** @param {string} username @returns {Promise<{person: Person, password: string}>} */
  renewPassword(username) {
    return this.#send('POST', `/api/v1/people/${encodeURIComponent(username)}/password`);
  }

  /** @param {string} username */
  async removePerson(username) {
    await this.#send('DELETE', `/api/v1/people/${encodeURIComponent(username)}`);
  }

  /**
   * What everybody did, newest first.
   *
   * @param {string} actor empty for everybody
   * @param {string} subject empty for everything
   * @param {string} before number that the page begins below; empty for the newest
   * @returns {Promise<AuditPage>}
   */
  audit(actor, subject, before) {
    const asked = Object.entries({ actor, subject, before }).filter(([, value]) => value !== '');
    return this.#get(`/api/v1/audit/entries?${new URLSearchParams(asked)}`);
  }

  /**
   * What was refused to this user name, to anybody if it is empty; the latest first.
   *
   * @param {string} who
   * @returns {Promise<import('./types.js').RefusedRequest[]>}
   */
  async refused(who) {
    const page = await this.#get(`/api/v1/audit/refused?${new URLSearchParams({ who })}`);
    return page.items ?? [];
  }

  /** Reads the whole journal. @returns {Promise<AuditReport>} */
  verifyAudit() {
    return this.#send('GET', '/api/v1/audit/verify', undefined, COUNTED_WITHIN_MS);
  }

  /** Which parts work; a part that does not is an answer too. @returns {Promise<{name: string, trouble?: string | null}[]>} */
  async parts() {
    return (await json(await answer('/health/readiness', { cache: 'no-store' }))).parts ?? [];
  }

  /** Every figure, in the text form that Prometheus reads. @returns {Promise<string>} */
  async metrics() {
    const response = await answer('/metrics', { cache: 'no-store' });
    if (response.status === 401) {
      this.whenSignedOut();
    }
    return response.text();
  }

  /** The simulated plants of a demo. @returns {Promise<StagedPlant[]>} */
  async stagedPlants() {
    return (await this.#get('/api/v1/demo')).items ?? [];
  }

  /** Lets something happen to a simulated plant. @param {string} enterprise @param {string} scenario */
  async beginScenario(enterprise, scenario) {
    await this.#send('POST', `/api/v1/demo/${encodeURIComponent(enterprise)}/${encodeURIComponent(scenario)}`);
  }

  /** @param {string} path */
  #get(path) {
    return this.#send('GET', path);
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {object} [body]
   * @param {number} [within] ms to wait for the answer
   */
  async #send(method, path, body, within = ANSWER_WITHIN_MS) {
    /** @type {Record<string, string>} */
    const headers = { Accept: 'application/json' };
    const bytes = body instanceof Blob;
    if (body) {
      headers['Content-Type'] = bytes ? 'application/octet-stream' : 'application/json';
    }
    if (method !== 'GET' && this.#csrf !== '') {
      headers['X-CSRF-Token'] = this.#csrf;
    }
    const response = await answer(path, {
      method,
      headers,
      body: bytes ? body : body && JSON.stringify(body),
      cache: 'no-store',
      signal: AbortSignal.timeout(within),
    });
    if (response.ok) {
      return json(response);
    }
    if (response.status === 401) {
      this.whenSignedOut();
    }
    throw new Refusal(response.status, await problemOf(response));
  }
}

/**
 * @param {string} path
 * @param {RequestInit} request
 */
async function answer(path, request) {
  try {
    return await fetch(path, { signal: AbortSignal.timeout(ANSWER_WITHIN_MS), ...request });
  } catch {
    throw new Refusal(0, { code: 'NO_ANSWER' });
  }
}

/** @param {Response} response */
async function json(response) {
  try {
    const text = await response.text();
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new Refusal(response.status, { code: 'UNREADABLE' });
  }
}

/**
 * @param {Response} response
 * @returns {Promise<Problem>}
 */
async function problemOf(response) {
  try {
    return { code: `HTTP_${response.status}`, ...JSON.parse(await response.text()) };
  } catch {
    return { code: `HTTP_${response.status}` };
  }
}
