package io.vigil.ingest.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.StatusCodes;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.types.builtin.ByteString;
import org.eclipse.milo.opcua.stack.core.types.builtin.DateTime;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.StatusCode;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.ViewDescription;
import org.jspecify.annotations.Nullable;

/**
 * Reads the children of a node page by page, one continuation point at a time, and gives the point
 * back where it stops early: servers have few. One thread.
 */
final class Browsing {
  private static final int PAGE = 100;
  private static final int OBJECTS_AND_VARIABLES = 3;
  private static final int ALL_FIELDS = 63;

  /** More properties than a node has: what goes on beyond is a list without an end. */
  private static final int MOST_PROPERTIES = 1_000;

  private final OpcUaClient client;
  private final OpcUaOptions options;

  Browsing(OpcUaClient client, OpcUaOptions options) {
    this.client = client;
    this.options = options;
  }

  /** The children of a node, properties left out; at most so many, however many there are. */
  List<ReferenceDescription> children(NodeId parent, int most)
      throws UaException, InterruptedException, TimeoutException {
    List<ReferenceDescription> children = new ArrayList<>();
    int read = 0;
    BrowseResult page = first(parent);
    while (true) {
      if (page.getStatusCode().isBad()) {
        throw new UaException(page.getStatusCode());
      }
      List<ReferenceDescription> references = references(page);
      references.stream()
          .filter(one -> !NodeIds.HasProperty.equals(one.getReferenceTypeId()))
          .forEach(children::add);
      read += references.size();
      ByteString more = page.getContinuationPoint();
      if (more == null || more.isNullOrEmpty()) {
        return children;
      }
      boolean isEnough = children.size() >= most || read - children.size() > MOST_PROPERTIES;
      if (isEnough || references.isEmpty()) {
        next(more, true);
        return children;
      }
      page = next(more, false);
    }
  }

  /** The references of a page; none where a server sends null. */
  static List<ReferenceDescription> references(BrowseResult page) {
    ReferenceDescription @Nullable [] references = page.getReferences();
    return references == null ? List.of() : Arrays.asList(references);
  }

  private BrowseResult first(NodeId parent)
      throws UaException, InterruptedException, TimeoutException {
    ViewDescription everything =
        new ViewDescription(NodeId.NULL_VALUE, DateTime.MIN_VALUE, uint(0));
    BrowseDescription asked =
        new BrowseDescription(
            parent,
            BrowseDirection.Forward,
            NodeIds.HierarchicalReferences,
            true,
            uint(OBJECTS_AND_VARIABLES),
            uint(ALL_FIELDS));
    return only(
        OpcUaSession.within(client.browseAsync(everything, uint(PAGE), List.of(asked)), options)
            .getResults());
  }

  private BrowseResult next(ByteString point, boolean release)
      throws UaException, InterruptedException, TimeoutException {
    BrowseResult @Nullable [] results =
        OpcUaSession.within(client.browseNextAsync(release, List.of(point)), options).getResults();
    return release ? new BrowseResult(StatusCode.GOOD, null, null) : only(results);
  }

  private static BrowseResult only(BrowseResult @Nullable [] results) throws UaException {
    if (results == null || results.length == 0) {
      throw new UaException(
          StatusCodes.Bad_UnexpectedError, "the server answered without a result");
    }
    return results[0];
  }
}
