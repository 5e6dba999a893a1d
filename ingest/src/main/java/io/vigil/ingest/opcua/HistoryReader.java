package io.vigil.ingest.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import io.vigil.ingest.opcua.Gaps.Gap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryData;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadResult;
import org.eclipse.milo.opcua.stack.core.types.structured.HistoryReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadRawModifiedDetails;

/**
 * Reads raw history (OPC 10000-11 §6.5.3) of a span for all points of a connection, page by page,
 * and puts it in the order in which it happened. One thread.
 */
final class HistoryReader {
  private static final int NODES_PER_CALL = 50;
  private static final int VALUES_PER_NODE = 1_000;

  private final OpcUaConnection connection;

  HistoryReader(OpcUaConnection connection) {
    this.connection = connection;
  }

  /**
   * What a span holds.
   *
   * @param readings in order of time
   * @param unread points of which the server has no history, with what it says
   */
  record Span(ReadingList readings, Map<String, StatusCode> unread) {}

  /** A node that is still to be read, from this continuation on. */
  private record Asked(String point, NodeId node, ByteString continuation) {}

  /** Reads a span; throws if the server does not answer at all. */
  Span read(Gap span, long now) throws UaException {
    ReadingList readings = new ReadingList();
    Map<String, StatusCode> unread = new TreeMap<>();
    List<Asked> asked = new ArrayList<>();
    new TreeMap<>(connection.nodes())
        .forEach((point, node) -> asked.add(new Asked(point, node, ByteString.NULL_VALUE)));
    while (!asked.isEmpty()) {
      List<Asked> call = asked.subList(0, Math.min(NODES_PER_CALL, asked.size()));
      List<Asked> rest = read(span, call, readings, unread, now);
      call.clear();
      asked.addAll(0, rest);
    }
    readings.sort();
    return new Span(readings, unread);
  }

  private List<Asked> read(
      Gap span, List<Asked> call, ReadingList readings, Map<String, StatusCode> unread, long now)
      throws UaException {
    ReadRawModifiedDetails details =
        new ReadRawModifiedDetails(
            false,
            new DateTime(Instant.ofEpochMilli(span.from())),
            new DateTime(Instant.ofEpochMilli(span.to())),
            uint(VALUES_PER_NODE),
            false);
    List<HistoryReadValueId> ids = new ArrayList<>();
    for (Asked one : call) {
      ids.add(new HistoryReadValueId(one.node, null, QualifiedName.NULL_VALUE, one.continuation));
    }
    HistoryReadResult[] results;
    try {
      results =
          Objects.requireNonNull(
              connection
                  .client()
                  .historyRead(details, TimestampsToReturn.Both, false, ids)
                  .getResults());
    } catch (UaException e) {
      if (isRefusal(e.getStatusCode())) {
        call.forEach(one -> unread.put(one.point, e.getStatusCode()));
        return List.of();
      }
      throw e;
    }
    List<Asked> rest = new ArrayList<>();
    for (int i = 0; i < results.length; i++) {
      Asked one = call.get(i);
      if (results[i].getStatusCode().isBad()) {
        unread.put(one.point, results[i].getStatusCode());
        continue;
      }
      for (DataValue value : values(results[i])) {
        if (value.statusCode().value() != StatusCodes.Bad_NoData) {
          readings.add(one.point, value, now);
        }
      }
      ByteString next = results[i].getContinuationPoint();
      if (next != null && !next.isNullOrEmpty()) {
        rest.add(new Asked(one.point, one.node, next));
      }
    }
    return rest;
  }

  /** Some servers refuse the whole request instead of each node; that is an answer, no fault. */
  static boolean isRefusal(StatusCode status) {
    long code = status.value();
    return code == StatusCodes.Bad_ServiceUnsupported
        || code == StatusCodes.Bad_NotImplemented
        || code == StatusCodes.Bad_NotSupported
        || code == StatusCodes.Bad_HistoryOperationUnsupported
        || code == StatusCodes.Bad_HistoryOperationInvalid
        || code == StatusCodes.Bad_UserAccessDenied
        || code == StatusCodes.Bad_TooManyOperations
        || code == StatusCodes.Bad_InternalError
        || code == StatusCodes.Bad_UnexpectedError;
  }

  private List<DataValue> values(HistoryReadResult result) {
    ExtensionObject body = result.getHistoryData();
    if (body == null
        || body.isNull()
        || !(body.decode(connection.client().getStaticEncodingContext())
            instanceof HistoryData data)
        || data.getDataValues() == null) {
      return List.of();
    }
    return List.of(data.getDataValues());
  }
}
