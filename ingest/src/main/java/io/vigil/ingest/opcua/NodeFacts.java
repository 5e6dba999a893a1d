package io.vigil.ingest.opcua;

import static org.eclipse.milo.opcua.stack.core.types.builtin.unsigned.Unsigned.uint;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import org.eclipse.milo.opcua.sdk.client.OpcUaClient;
import org.eclipse.milo.opcua.stack.core.AttributeId;
import org.eclipse.milo.opcua.stack.core.NodeIds;
import org.eclipse.milo.opcua.stack.core.UaException;
import org.eclipse.milo.opcua.stack.core.UaSerializationException;
import org.eclipse.milo.opcua.stack.core.types.builtin.DataValue;
import org.eclipse.milo.opcua.stack.core.types.builtin.ExtensionObject;
import org.eclipse.milo.opcua.stack.core.types.builtin.LocalizedText;
import org.eclipse.milo.opcua.stack.core.types.builtin.NodeId;
import org.eclipse.milo.opcua.stack.core.types.builtin.QualifiedName;
import org.eclipse.milo.opcua.stack.core.types.enumerated.BrowseDirection;
import org.eclipse.milo.opcua.stack.core.types.enumerated.TimestampsToReturn;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseDescription;
import org.eclipse.milo.opcua.stack.core.types.structured.BrowseResult;
import org.eclipse.milo.opcua.stack.core.types.structured.EUInformation;
import org.eclipse.milo.opcua.stack.core.types.structured.Range;
import org.eclipse.milo.opcua.stack.core.types.structured.ReadValueId;
import org.eclipse.milo.opcua.stack.core.types.structured.ReferenceDescription;
import org.jspecify.annotations.Nullable;

/**
 * Reads what there is to know of variables: type, unit, range and value, some requests for many of
 * them. What a server does not answer stays empty. One thread.
 */
final class NodeFacts {
  /** Where the unit and the range of an analog variable stand (OPC 10000-8 §5.3.2). */
  private static final String UNIT = "EngineeringUnits";

  private static final String RANGE = "EURange";
  private static final int LONGEST = 60;
  private static final int ALL_FIELDS = 63;
  private static final int VARIABLES = 2;

  private final OpcUaClient client;
  private final OpcUaOptions options;
  private final Map<NodeId, String> typeNames = new HashMap<>();

  NodeFacts(OpcUaClient client, OpcUaOptions options) {
    this.client = client;
    this.options = options;
  }

  /** What is known of one variable. */
  static final class Facts {
    String type = "";
    String unit = "";
    String range = "";
    String value = "";
    StatusWords status = new StatusWords("", "");
  }

  /** The facts of these variables, in their order. */
  List<Facts> read(List<NodeId> variables)
      throws UaException, InterruptedException, TimeoutException {
    List<Facts> facts = new ArrayList<>();
    if (variables.isEmpty()) {
      return facts;
    }
    List<DataValue> values = readAll(variables, AttributeId.Value);
    List<DataValue> types = readAll(variables, AttributeId.DataType);
    for (int i = 0; i < variables.size(); i++) {
      Facts one = new Facts();
      one.value = text(values.get(i).value().value());
      one.status = StatusWords.of(values.get(i).statusCode());
      one.type = typeName(types.get(i).value().value());
      facts.add(one);
    }
    readProperties(variables, facts);
    return facts;
  }

  private String typeName(@Nullable Object type)
      throws UaException, InterruptedException, TimeoutException {
    if (!(type instanceof NodeId id)) {
      return "";
    }
    String known = typeNames.get(id);
    if (known == null) {
      Object name = readAll(List.of(id), AttributeId.BrowseName).get(0).value().value();
      known = name instanceof QualifiedName qualified ? text(qualified.name()) : "";
      typeNames.put(id, known);
    }
    return known;
  }

  private void readProperties(List<NodeId> variables, List<Facts> facts)
      throws UaException, InterruptedException, TimeoutException {
    List<BrowseDescription> asked = new ArrayList<>();
    variables.forEach(variable -> asked.add(properties(variable)));
    List<BrowseResult> found = OpcUaSession.within(client.browseAsync(asked), options);
    List<NodeId> nodes = new ArrayList<>();
    List<Integer> owners = new ArrayList<>();
    for (int i = 0; i < Math.min(found.size(), facts.size()); i++) {
      for (ReferenceDescription property : Browsing.references(found.get(i))) {
        String name = property.getBrowseName().name();
        NodeId node = property.getNodeId().toNodeId(client.getNamespaceTable()).orElse(null);
        if (node != null && (UNIT.equals(name) || RANGE.equals(name))) {
          nodes.add(node);
          owners.add(i);
        }
      }
    }
    if (nodes.isEmpty()) {
      return;
    }
    List<DataValue> values = readAll(nodes, AttributeId.Value);
    for (int i = 0; i < nodes.size(); i++) {
      note(decoded(values.get(i).value().value()), facts.get(owners.get(i)));
    }
  }

  private static void note(@Nullable Object property, Facts of) {
    if (property instanceof EUInformation unit) {
      LocalizedText name = unit.getDisplayName();
      of.unit = name == null ? "" : text(name.text());
    } else if (property instanceof Range range) {
      of.range = range.getLow() + ".." + range.getHigh();
    }
  }

  private @Nullable Object decoded(@Nullable Object value) {
    if (!(value instanceof ExtensionObject encoded)) {
      return value;
    }
    try {
      return encoded.decode(client.getStaticEncodingContext());
    } catch (UaSerializationException e) {
      return null;
    }
  }

  private List<DataValue> readAll(List<NodeId> nodes, AttributeId attribute)
      throws UaException, InterruptedException, TimeoutException {
    List<ReadValueId> asked = new ArrayList<>();
    for (NodeId node : nodes) {
      asked.add(new ReadValueId(node, attribute.uid(), null, QualifiedName.NULL_VALUE));
    }
    DataValue[] read =
        OpcUaSession.within(client.readAsync(0, TimestampsToReturn.Neither, asked), options)
            .getResults();
    List<DataValue> values = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      boolean isAnswered = read != null && i < read.length;
      values.add(isAnswered ? Objects.requireNonNull(read)[i] : new DataValue(0x80000000L));
    }
    return values;
  }

  private static BrowseDescription properties(NodeId variable) {
    return new BrowseDescription(
        variable,
        BrowseDirection.Forward,
        NodeIds.HasProperty,
        true,
        uint(VARIABLES),
        uint(ALL_FIELDS));
  }

  /** A value as text: one line, not too long; an array by its length, bytes of others never raw. */
  static String text(@Nullable Object value) {
    if (value == null) {
      return "";
    }
    if (value.getClass().isArray()) {
      return value.getClass().getComponentType().getSimpleName()
          + "["
          + Array.getLength(value)
          + "]";
    }
    String text = value instanceof LocalizedText said ? said.text() : value.toString();
    if (text == null) {
      return "";
    }
    String line = text.replaceAll("\\p{C}", "?");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
