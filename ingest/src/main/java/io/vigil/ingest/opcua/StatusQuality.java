package io.vigil.ingest.opcua;

import io.vigil.model.reading.QualityReason;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/**
 * The quality that a status code says (OPC 10000-4 §7.39 and 10000-8 §6.3). What is neither good
 * nor bad is uncertain: it raises, it never clears. Stateless; any thread.
 */
final class StatusQuality {
  /** The code without the bits that say how the value came to us. */
  private static final long CODE_MASK = 0xFFFF0000L;

  private StatusQuality() {}

  static QualityReason of(StatusCode status) {
    long code = status.value() & CODE_MASK;
    if (status.isGood()) {
      return code == StatusCodes.Good_LocalOverride ? QualityReason.MANUAL : QualityReason.GOOD;
    }
    if (status.isUncertain()) {
      return code == StatusCodes.Uncertain_EngineeringUnitsExceeded
          ? QualityReason.OVER_RANGE
          : QualityReason.UNCERTAIN;
    }
    if (code == StatusCodes.Bad_SensorFailure
        || code == StatusCodes.Bad_DeviceFailure
        || code == StatusCodes.Bad_ConfigurationError) {
      return QualityReason.SENSOR_FAULT;
    }
    if (code == StatusCodes.Bad_OutOfService) {
      return QualityReason.OUT_OF_SERVICE;
    }
    if (code == StatusCodes.Bad_NoCommunication
        || code == StatusCodes.Bad_CommunicationError
        || code == StatusCodes.Bad_NotConnected
        || code == StatusCodes.Bad_Timeout
        || code == StatusCodes.Bad_WaitingForInitialData) {
      return QualityReason.COMMUNICATION;
    }
    return QualityReason.BAD;
  }
}
