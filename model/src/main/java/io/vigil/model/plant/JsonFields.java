package io.vigil.model.plant;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a JSON file that people wrote. A field that is missing or of the wrong type is
 * complained about under its JSON pointer and read as something harmless, so that one reading finds
 * all mistakes of a file. A field nobody asked for is a mistake too: a misspelt limit must not pass
 * as a limit that was never set.
 *
 * <p>One thread. Nothing is thrown for bad input.
 */
public final class JsonFields {
  private final String pointer;
  private final Map<String, Object> values;
  private final List<Complaint> complaints;
  private final Set<String> asked = new HashSet<>();

  private JsonFields(String pointer, Map<String, Object> values, List<Complaint> complaints) {
    this.pointer = pointer;
    this.values = values;
    this.complaints = complaints;
  }

  /** The object that these bytes are; on bytes that are no JSON object, complains and is empty. */
  public static JsonFields parse(byte[] utf8, List<Complaint> complaints) {
    Map<String, Object> values = JsonTree.parse(utf8, complaints);
    return values == null ? empty() : new JsonFields("", values, complaints);
  }

  /** An object that stands at this place of a file which was read before. */
  public static JsonFields at(
      String pointer, Map<String, Object> values, List<Complaint> complaints) {
    return new JsonFields(pointer, values, complaints);
  }

  /** An object without fields that complains to nobody: stands for one that is missing. */
  public static JsonFields empty() {
    return new JsonFields("", Map.of(), new ArrayList<>());
  }

  /** Complains about the field, for what only the caller can know to be wrong. */
  public void complain(String name, String zh, String en) {
    complaints.add(new Complaint(name.isEmpty() ? pointer : place(name), zh, en));
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    return get(name) != null;
  }

  /** Whether the field holds a text. */
  public boolean holdsText(String name) {
    return get(name) instanceof String;
  }

  /** Whether the field holds an object. */
  public boolean holdsObject(String name) {
    return get(name) instanceof Map;
  }

  /** The names of all fields, in the order of the file. */
  public Set<String> names() {
    return values.keySet();
  }

  /** A text that must be there and not blank; {@code ""} when it is not. */
  public String text(String name) {
    String text = textOrNull(name);
    if (text == null) {
      if (!has(name)) {
        missing(name);
      }
      return "";
    }
    if (text.isBlank()) {
      complain(name, "不能为空", "must not be blank");
    }
    return text;
  }

  /** A text that may be absent. */
  public @Nullable String textOrNull(String name) {
    Object value = get(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    complain(name, "应为文字", "must be a text");
    return null;
  }

  /** A number that must be there; 0 when it is not. */
  public double number(String name) {
    if (!has(name)) {
      missing(name);
    }
    return number(name, 0);
  }

  /** A number, or what stands for it when it is absent. */
  public double number(String name, double absent) {
    Object value = get(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return number;
    }
    complain(name, "应为数值", "must be a number");
    return absent;
  }

  /** A whole number from {@code least} to {@code most}, or what stands for it when it is absent. */
  public long whole(String name, long absent, long least, long most) {
    double number = number(name, absent);
    if (number == StrictMath.rint(number) && number >= least && number <= most) {
      return (long) number;
    }
    complain(
        name,
        "应为 " + least + " 至 " + most + " 的整数",
        "must be a whole number from " + least + " to " + most);
    return absent;
  }

  /** One of an enum's constants by its name; {@code absent} when it is not there. */
  public <E extends Enum<E>> E constant(String name, E absent) {
    String text = textOrNull(name);
    return text == null ? absent : constant(name, text, absent);
  }

  /** The constants of a list of words; none when it is absent. */
  public <E extends Enum<E>> List<E> constants(String name, E any) {
    List<String> texts = texts(name);
    List<E> constants = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      constants.add(constant(name + "/" + i, texts.get(i), any));
    }
    return constants;
  }

  private <E extends Enum<E>> E constant(String name, String text, E absent) {
    E[] constants = absent.getDeclaringClass().getEnumConstants();
    List<String> allowed = new ArrayList<>();
    for (E constant : constants) {
      if (letters(constant.name()).equals(letters(text))) {
        return constant;
      }
      allowed.add(constant.name());
    }
    String list = String.join(", ", allowed);
    complain(name, "“" + text + "” 不在允许值 " + list + " 之内", "must be one of " + list);
    return absent;
  }

  /** The objects of a list; none when it is absent. */
  public List<JsonFields> objects(String name) {
    List<JsonFields> objects = new ArrayList<>();
    List<?> elements = list(name);
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Map<?, ?> map) {
        objects.add(child(name + "/" + i, map));
      } else {
        complain(name + "/" + i, "应为 JSON 对象", "must be an object");
      }
    }
    return objects;
  }

  /**
   * This object once for each object of a list in it, whose fields stand in the place of its own;
   * none when the list is absent.
   */
  public List<JsonFields> variants(String name) {
    List<JsonFields> variants = new ArrayList<>();
    for (JsonFields each : objects(name)) {
      Map<String, Object> fields = new LinkedHashMap<>(values);
      fields.remove(name);
      fields.putAll(each.values);
      variants.add(new JsonFields(each.pointer, fields, complaints));
    }
    return variants;
  }

  /** An object inside this one; null when it is absent. */
  public @Nullable JsonFields objectOrNull(String name) {
    Object value = get(name);
    if (value instanceof Map<?, ?> map) {
      return child(name, map);
    }
    if (value != null) {
      complain(name, "应为 JSON 对象", "must be an object");
    }
    return null;
  }

  /** What a text in the field was understood as; mistakes in it are mistakes in the field. */
  public JsonFields replaced(String name, Map<String, Object> fields) {
    return child(name, fields);
  }

  /** The texts of a list; none when it is absent. */
  public List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    List<?> elements = list(name);
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof String text) {
        texts.add(text);
      } else {
        complain(name + "/" + i, "应为文字", "must be a text");
      }
    }
    return texts;
  }

  /** The numbers of a list; none when it is absent. */
  public List<Double> numbers(String name) {
    List<Double> numbers = new ArrayList<>();
    List<?> elements = list(name);
    for (int i = 0; i < elements.size(); i++) {
      if (elements.get(i) instanceof Double number && Double.isFinite(number)) {
        numbers.add(number);
      } else {
        complain(name + "/" + i, "应为数值", "must be a number");
      }
    }
    return numbers;
  }

  /** Complains about every field that was never asked for. */
  public void requireNothingElse() {
    for (String name : values.keySet()) {
      if (!asked.contains(name)) {
        complain(escape(name), "未知字段 “" + name + "”", "unknown field");
      }
    }
  }

  private @Nullable Object get(String name) {
    asked.add(name);
    return values.get(name);
  }

  private List<?> list(String name) {
    Object value = get(name);
    if (value instanceof List<?> list) {
      return list;
    }
    if (value != null) {
      complain(name, "应为列表", "must be a list");
    }
    return List.of();
  }

  private JsonFields child(String name, Map<?, ?> map) {
    Map<String, Object> fields = new LinkedHashMap<>();
    map.forEach((key, value) -> fields.put((String) key, value));
    return new JsonFields(place(name), fields, complaints);
  }

  private void missing(String name) {
    complain(name, "缺少必填字段", "is missing");
  }

  private String place(String name) {
    return pointer + "/" + name;
  }

  /** Enum names and the camel case of files meet here: BY_EXCEPTION is byException. */
  private static String letters(String name) {
    return name.replace("_", "").toLowerCase(Locale.ROOT);
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
