package io.vigil.alerting.delivery;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The rows of deliveries. Blocking. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DeliveryRepository extends GenericRepository<Delivery, Long> {
  /**
   * Of what was not sent yet, what may be. It waits for the earlier request about the same Alert:
   * out of order the receiver would end with what no longer holds. The lane of others leaves alone
   * whatever there is of an Alert that red is to be said of.
   */
  String FREE =
      " NOT EXISTS (SELECT 1 FROM delivery e WHERE e.channel = d.channel AND e.alert = d.alert"
          + " AND e.state = 'WAITING' AND ((e.request IS NOT NULL AND e.id < d.id)"
          + " OR (NOT :red AND e.request IS NULL AND e.severity = 1)))";

  /** The requests of the lane: in that of red those with a red one, in the other those without. */
  String OF_LANE =
      " (d.severity = 1) = :red AND (:red OR d.request IS NULL OR NOT EXISTS (SELECT 1 FROM"
          + " delivery r WHERE r.channel = d.channel AND r.request = d.request"
          + " AND r.severity = 1 AND r.state = 'WAITING'))";

  Optional<Delivery> findById(long id);

  void saveAll(Iterable<Delivery> rows);

  /** Channels that have been told of these Alerts. */
  @Query("SELECT DISTINCT channel, alert FROM delivery WHERE alert IN (:alerts)")
  List<Told> told(Collection<String> alerts);

  /** Lanes with something due, and perhaps nothing that may be sent already. */
  @Query(
      "SELECT DISTINCT channel, severity = 1 AS red FROM delivery"
          + " WHERE state = 'WAITING' AND next_attempt <= :now")
  List<Lane> lanesDue(Instant now);

  /** The most urgent that is due in the lane. */
  @Query(
      "SELECT * FROM delivery d WHERE d.channel = :channel AND d.state = 'WAITING'"
          + " AND d.next_attempt <= :now AND"
          + OF_LANE
          + " AND (d.request IS NOT NULL OR"
          + FREE
          + ") ORDER BY d.severity, d.id LIMIT 1")
  Optional<Delivery> mostUrgent(String channel, boolean red, Instant now);

  /** What is still to be sent of a request. */
  @Query(
      "SELECT * FROM delivery WHERE channel = :channel AND request = :request"
          + " AND state = 'WAITING' ORDER BY id")
  List<Delivery> ofRequest(String channel, String request);

  /** What of the group was not sent yet, whether due or gathered, in the order it happened. */
  @Query(
      "SELECT * FROM delivery d WHERE d.channel = :channel AND d.group_key = :group"
          + " AND d.state = 'WAITING' AND d.request IS NULL AND"
          + FREE
          + " ORDER BY d.id LIMIT :most")
  List<Delivery> gathered(String channel, String group, boolean red, int most);

  /**
   * What was not sent yet to the channel, of whatever group, but a drill never with what is real:
   * first what concerns the Alert, then the oldest.
   */
  @Query(
      "SELECT d.* FROM delivery d JOIN alert a ON a.id = d.alert WHERE d.channel = :channel"
          + " AND a.mode = (SELECT b.mode FROM alert b WHERE b.id = :alert)"
          + " AND d.state = 'WAITING' AND d.request IS NULL AND"
          + FREE
          + " ORDER BY CASE WHEN d.alert = :alert THEN 0 ELSE 1 END, d.id LIMIT :most")
  List<Delivery> digest(String channel, String alert, boolean red, int most);

  /** Everything that was to be told of the Alert, in the order it happened. */
  @Query("SELECT * FROM delivery WHERE alert = :alert ORDER BY id LIMIT :most")
  List<Delivery> ofAlert(String alert, int most);

  /** What of the Alert was not sent yet, in the order it happened. */
  @Query(
      "SELECT * FROM delivery WHERE channel = :channel AND alert = :alert"
          + " AND state = 'WAITING' AND request IS NULL ORDER BY id")
  List<Delivery> unsentOf(String channel, String alert);

  /** Lets the followers of a group wait until then. */
  @Query(
      "UPDATE delivery SET next_attempt = :until WHERE channel = :channel AND group_key = :group"
          + " AND state = 'WAITING' AND request IS NULL AND severity > 1 AND next_attempt < :until")
  void gather(String channel, String group, Instant until);

  /** An attempt begins; should it end without a word, the next is at {@code next}. */
  @Query(
      "UPDATE delivery SET request = :request, attempts = :attempts, last_attempt = :now,"
          + " next_attempt = :next WHERE id IN (:ids)")
  void begin(Collection<Long> ids, String request, int attempts, Instant now, Instant next);

  @Query(
      "UPDATE delivery SET state = 'SENT', sent = :now, trouble = NULL, detail = :detail"
          + " WHERE id IN (:ids)")
  void accepted(Collection<Long> ids, Instant now, String detail);

  /** The attempt failed; what began before {@code givenUp} is a dead letter. */
  @Query(
      "UPDATE delivery SET trouble = :trouble, detail = :detail,"
          + " state = CASE WHEN since <= :givenUp THEN 'DEAD' ELSE 'WAITING' END"
          + " WHERE id IN (:ids) AND state = 'WAITING'")
  void failed(Collection<Long> ids, String trouble, String detail, Instant givenUp);

  /** The channel is no more. */
  @Query(
      "UPDATE delivery SET state = 'DEAD', trouble = 'CHANNEL_REMOVED', detail = ''"
          + " WHERE channel = :channel AND state = 'WAITING'")
  void orphan(String channel);

  /** A dead letter, with all of its request, is to be sent again. */
  @Query(
      "UPDATE delivery SET state = 'WAITING', since = :now, next_attempt = :now"
          + " WHERE channel = :channel AND state = 'DEAD' AND request = :request")
  void revive(String channel, String request, Instant now);

  /** The same for one that was never sent. */
  @Query(
      "UPDATE delivery SET state = 'WAITING', since = :now, next_attempt = :now"
          + " WHERE id = :id AND state = 'DEAD'")
  void revive(long id, Instant now);

  @Query("SELECT * FROM delivery WHERE state = :state ORDER BY id DESC LIMIT :most")
  List<Delivery> newest(String state, int most);

  @Query("SELECT * FROM delivery ORDER BY id DESC LIMIT :most")
  List<Delivery> newest(int most);

  /** What waits and what is dead; what is sent is not counted, there is ever more of it. */
  @Query(
      "SELECT channel, state, count(*) AS deliveries FROM delivery"
          + " WHERE state IN ('WAITING', 'DEAD') GROUP BY channel, state")
  List<Count> countUnsent();
}
