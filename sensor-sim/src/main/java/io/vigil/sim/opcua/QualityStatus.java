package io.vigil.sim.opcua;

import io.vigil.model.reading.QualityReason;
import java.time.Instant;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.builtin.Variant;

/**
 * The status code with which a server says the quality of a value (OPC 10000-8 §6.3). OPC UA has
 * none for an instrument that is being calibrated: such a point is out of service. Stateless; any
 * thread.
 */
final class QualityStatus {
  private QualityStatus() {}

  /** A value with its quality; time in milliseconds UTC, as the source has it. */
  static DataValue value(long time, double value, QualityReason reason) {
    DateTime source = new DateTime(Instant.ofEpochMilli(time));
    return new DataValue(new Variant(value), of(reason), source, DateTime.now());
  }

  static StatusCode of(QualityReason reason) {
    return new StatusCode(
        switch (reason) {
          case GOOD -> StatusCodes.Good;
          case MANUAL -> StatusCodes.Good_LocalOverride;
          case UNCERTAIN -> StatusCodes.Uncertain;
          case OVER_RANGE -> StatusCodes.Uncertain_EngineeringUnitsExceeded;
          case SENSOR_FAULT -> StatusCodes.Bad_SensorFailure;
          case CALIBRATING, OUT_OF_SERVICE -> StatusCodes.Bad_OutOfService;
          case COMMUNICATION -> StatusCodes.Bad_NoCommunication;
          case BAD, SENTINEL, NOT_A_NUMBER -> StatusCodes.Bad;
        });
  }
}
