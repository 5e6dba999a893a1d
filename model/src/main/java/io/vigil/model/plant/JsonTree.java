package io.vigil.model.plant;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, texts, doubles and truth values, nested at most 16 deep. A field that is
 * named twice is no JSON here: which of the two was meant, nobody can say. Stateless; any thread.
 */
public final class JsonTree {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build())
          .build();

  private JsonTree() {}

  /** The fields of the one object that these bytes are; complains and is null if they are none. */
  static @Nullable Map<String, Object> parse(byte[] utf8, List<Complaint> complaints) {
    Object value = parseAny(utf8, complaints);
    if (value instanceof Map<?, ?> fields) {
      return fields(fields);
    }
    if (complaints.isEmpty()) {
      complaints.add(new Complaint("", "应为一个 JSON 对象", "must be one JSON object"));
    }
    return null;
  }

  /** An object that was read, by the names of its fields. */
  public static Map<String, Object> fields(Map<?, ?> object) {
    Map<String, Object> fields = new LinkedHashMap<>();
    object.forEach((name, value) -> fields.put((String) name, value));
    return fields;
  }

  /**
   * The one value that these bytes are; null if they are none, and complains if they are no JSON.
   */
  public static @Nullable Object parseAny(byte[] utf8, List<Complaint> complaints) {
    try (JsonParser in = JSON.createParser(utf8)) {
      if (in.nextToken() != null) {
        Object value = value(in);
        if (in.nextToken() == null) {
          return value;
        }
      }
    } catch (JsonProcessingException e) {
      complaints.add(syntax(e));
    } catch (IOException e) {
      throw new AssertionError("reading from an array cannot fail", e);
    }
    return null;
  }

  private static Complaint syntax(JsonProcessingException e) {
    int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
    int column = e.getLocation() == null ? 0 : e.getLocation().getColumnNr();
    return new Complaint(
        "",
        "第 " + line + " 行第 " + column + " 列：不是有效的 JSON",
        "line " + line + ", column " + column + ": " + e.getOriginalMessage());
  }

  /** Null values are left out: absent and null are the same to every reader of a file. */
  private static Map<String, Object> object(JsonParser in) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (in.nextToken() != JsonToken.END_OBJECT) {
      String name = in.currentName();
      in.nextToken();
      Object value = value(in);
      if (value != null) {
        fields.put(name, value);
      }
    }
    return fields;
  }

  private static @Nullable Object value(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> object(in);
      case START_ARRAY -> array(in);
      case VALUE_STRING -> in.getText();
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getDoubleValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> null;
    };
  }

  private static List<Object> array(JsonParser in) throws IOException {
    List<Object> elements = new ArrayList<>();
    while (in.nextToken() != JsonToken.END_ARRAY) {
      Object element = value(in);
      elements.add(element == null ? Boolean.FALSE : element);
    }
    return elements;
  }
}
