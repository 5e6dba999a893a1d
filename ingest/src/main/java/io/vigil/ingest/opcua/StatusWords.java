package io.vigil.ingest.opcua;

import java.util.Map;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;

/**
 * What a status code says, in words; the name that OPC UA has for it stands beside (OPC 10000-4
 * §7.39). Stateless; any thread.
 *
 * @param zh Chinese
 * @param en English
 */
record StatusWords(String zh, String en) {
  /** The code without the bits that say how the value came to us. */
  private static final long CODE_MASK = 0xFFFF0000L;

  private static final Map<Long, StatusWords> KNOWN =
      Map.ofEntries(
          Map.entry(StatusCodes.Bad_NodeIdUnknown, new StatusWords("节点不存在", "no such node")),
          Map.entry(
              StatusCodes.Bad_NodeIdInvalid,
              new StatusWords("节点标识写法不对", "no such form of node id")),
          Map.entry(
              StatusCodes.Bad_UserAccessDenied,
              new StatusWords("账号无读权限", "the user may not read it")),
          Map.entry(StatusCodes.Bad_NotReadable, new StatusWords("不可读", "it cannot be read")),
          Map.entry(StatusCodes.Bad_SensorFailure, new StatusWords("现场仪表故障", "the sensor failed")),
          Map.entry(StatusCodes.Bad_DeviceFailure, new StatusWords("现场设备故障", "the device failed")),
          Map.entry(StatusCodes.Bad_OutOfService, new StatusWords("现场仪表停用", "out of service")),
          Map.entry(
              StatusCodes.Bad_NoCommunication,
              new StatusWords("服务器与设备不通", "the server does not reach the device")),
          Map.entry(
              StatusCodes.Bad_WaitingForInitialData,
              new StatusWords("尚无首个值", "there is no first value yet")),
          Map.entry(StatusCodes.Bad_NotConnected, new StatusWords("未连接", "not connected")),
          Map.entry(
              StatusCodes.Uncertain_LastUsableValue,
              new StatusWords("最后可用值", "the last value that was usable")),
          Map.entry(
              StatusCodes.Uncertain_EngineeringUnitsExceeded,
              new StatusWords("超出量程", "beyond the range")),
          Map.entry(StatusCodes.Good_LocalOverride, new StatusWords("人工置数", "entered by hand")));

  static StatusWords of(StatusCode status) {
    StatusWords known = KNOWN.get(status.value() & CODE_MASK);
    String name =
        StatusCodes.lookup(status.value() & CODE_MASK)
            .map(words -> words[0])
            .orElseGet(() -> "0x" + Long.toHexString(status.value()));
    if (known != null) {
      return new StatusWords(known.zh + "（" + name + "）", known.en + " (" + name + ")");
    }
    if (status.isGood()) {
      return new StatusWords("良好", "good");
    }
    return status.isUncertain()
        ? new StatusWords("不确定（" + name + "）", "uncertain (" + name + ")")
        : new StatusWords("坏（" + name + "）", "bad (" + name + ")");
  }
}
