package io.vigil.ingest.mqtt;

import io.vigil.ingest.admit.AdmittedEvents;
import io.vigil.ingest.admit.Origin;
import io.vigil.ingest.lane.LaneWriter;
import io.vigil.ingest.lane.LogReceipt;
import io.vigil.model.event.PlantEvent;
import io.vigil.model.event.PlantEvents;
import io.vigil.model.lane.Batch;
import io.vigil.model.refusal.Refusal;
import io.vigil.model.wire.mqtt.EventMessage;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plant events in; they are appended, and what they show of points goes into the lane as readings
 * of these. One thread.
 */
final class EventIntake {
  private static final Logger LOG = LoggerFactory.getLogger(EventIntake.class);

  private final LaneWriter writer;
  private final Admissions admissions;

  EventIntake(LaneWriter writer, Admissions admissions) {
    this.writer = writer;
    this.admissions = admissions;
  }

  /** Appends what is admitted, and in words what is not; these are returned as well. */
  List<Refusal> append(Origin origin, EventMessage message, long received, LogReceipt receipt) {
    int lane = origin.enterprise().lane();
    AdmittedEvents admitted = admissions.of(lane).admit(origin, message, received);
    Batch shown = admitted.shown();
    if (shown != null) {
      writer.batch(lane, shown, false, receipt);
    }
    PlantEvents events = admitted.events();
    if (events != null) {
      events.events().forEach(event -> log(events, event));
      writer.events(events, receipt);
    }
    admitted.remarks().forEach(remark -> writer.refuse(remark, receipt));
    return admitted.remarks();
  }

  /** Acts of people are written down; what instruments say often is counted only. */
  private static void log(PlantEvents of, PlantEvent event) {
    switch (event.type()) {
      case CALIBRATION_BEGIN, CALIBRATION_END, STATE, CFG_APPLIED ->
          LOG.info("{}.{}: {}", of.enterprise(), of.gateway(), event);
      case PLANT_ALARM, PLANT_ALARM_END, ALARM_COUNT, INTERLOCK, INTERLOCK_RESET, SELFTEST -> {}
    }
  }

  /** Lets events that were taken before this process began take effect again. */
  void recover(Origin origin, PlantEvents events) {
    admissions.of(origin.enterprise().lane()).recover(origin, events);
  }
}
