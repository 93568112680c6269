package dev.hushcell.internal.config.yaml;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.fault.Nearest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A mapping of the file whose values are asked for by key and kind. Its messages name the key, the
 * place and what is valid, never the value: it may be a password at the wrong line.
 */
public final class Section {
  private static final Set<Tag> TEXTS = Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL);

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,7})([smhd])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1));

  private final String path;
  private final FilePosition place;
  private final Substitution substitution;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, FilePosition> keys = new LinkedHashMap<>();

  /** Reads the keys; the path is empty for the whole file. */
  public Section(Node node, String path, String file, Substitution substitution) {
    this.path = path;
    this.place = FilePosition.of(file, node.getStartMark());
    this.substitution = substitution;
    if (isNothing(node)) {
      return;
    }
    if (!(node instanceof MappingNode mapping) || !node.getTag().equals(Tag.MAP)) {
      throw badValue(name(""), "must hold keys with values", place);
    }
    for (NodeTuple tuple : mapping.getValue()) {
      add(tuple, file);
    }
  }

  private Section(Node text, String path, String key, Section like) {
    this.path = path;
    this.place = FilePosition.of(like.place.file(), text.getStartMark());
    this.substitution = like.substitution;
    values.put(key, text);
    keys.put(key, place);
  }

  private void add(NodeTuple tuple, String file) {
    FilePosition at = FilePosition.of(file, tuple.getKeyNode().getStartMark());
    if (!(tuple.getKeyNode() instanceof ScalarNode key) || !TEXTS.contains(key.getTag())) {
      throw ConfigFault.BAD_YAML.at(at, "a key must be plain text");
    }
    if (keys.put(key.getValue(), at) != null) {
      throw ConfigFault.DUPLICATE_KEY.at(
          at, "'" + name(key.getValue()) + "' is given twice; remove one");
    }
    values.put(key.getValue(), tuple.getValueNode());
  }

  public String name() {
    return name("");
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public Set<String> keys() {
    return keys.keySet();
  }

  public FilePosition place() {
    return place;
  }

  public FilePosition place(String key) {
    return keys.getOrDefault(key, place);
  }

  public void allowOnly(List<String> valid) {
    for (String key : keys.keySet()) {
      if (!valid.contains(key)) {
        throw ConfigFault.UNKNOWN_KEY.at(
            place(key),
            "unknown key '"
                + name(key)
                + "'; valid here: "
                + String.join(", ", valid)
                + (key.equals(shown(key)) ? "" : "; put a space after its colon")
                + Nearest.hint(beforeColon(key), valid));
      }
    }
  }

  public Optional<String> text(String key) {
    return raw(key).map(value -> substitution.apply(value, valuePlace(key)));
  }

  /** Returns a text as it was written. */
  public Optional<String> raw(String key) {
    return node(key).map(node -> scalar(node, key));
  }

  public boolean flag(String key) {
    return flag(text(key), key, "must be true or false");
  }

  /** Returns a flag that must stand in the file itself: nothing from elsewhere may switch it. */
  public boolean literalFlag(String key) {
    return flag(raw(key), key, "must be true or false, and be in the file itself");
  }

  private boolean flag(Optional<String> given, String key, String rule) {
    return switch (given.orElse("false")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw badValue(name(key), rule, valuePlace(key));
    };
  }

  public Optional<Integer> number(String key, int min, int max) {
    return text(key)
        .map(
            text -> {
              try {
                int number = Integer.parseInt(text);
                if (number >= min && number <= max) {
                  return number;
                }
              } catch (NumberFormatException e) {
                // said below
              }
              String rule = "must be a whole number from " + min + " to " + max;
              throw badValue(name(key), rule, valuePlace(key));
            });
  }

  /** Returns a time, written as a number with {@code s}, {@code m}, {@code h} or {@code d}. */
  public Optional<Duration> duration(String key, Duration min, Duration max) {
    return text(key)
        .map(
            text -> {
              Matcher parts = DURATION.matcher(text);
              if (parts.matches()) {
                Duration time =
                    Objects.requireNonNull(UNITS.get(parts.group(2)))
                        .multipliedBy(Long.parseLong(parts.group(1)));
                if (time.compareTo(min) >= 0 && time.compareTo(max) <= 0) {
                  return time;
                }
              }
              String rule = "must be a time from " + written(min) + " to " + written(max);
              throw badValue(name(key), rule + ", such as 90s, 15m, 12h or 2d", valuePlace(key));
            });
  }

  private static String written(Duration time) {
    return time.toHours() >= 1 ? time.toHours() + "h" : time.toMinutes() + "m";
  }

  /** Tells whether the value of a key is YAML's null. */
  public boolean isNull(String key) {
    return node(key).filter(Section::isNothing).isPresent();
  }

  /** Returns one of the constants, which are written in lower case with hyphens. */
  public <E extends Enum<E>> Optional<E> choice(String key, List<E> valid) {
    return text(key).map(text -> constant(text, key, valid));
  }

  /** Returns a list of constants; a single one may stand without brackets. */
  public <E extends Enum<E>> List<E> choices(String key, List<E> valid) {
    return texts(key).stream().map(text -> constant(text, key, valid)).toList();
  }

  private <E extends Enum<E>> E constant(String text, String key, List<E> valid) {
    for (E each : valid) {
      if (written(each).equals(text)) {
        return each;
      }
    }
    List<String> names = valid.stream().map(Section::written).toList();
    String rule = "must be one of: " + String.join(", ", names) + Nearest.hint(text, names);
    throw badValue(name(key), rule, valuePlace(key));
  }

  public static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Returns a list of texts; a single one may stand without brackets. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      texts.add(substitution.apply(scalar(item, key), valuePlace(key)));
    }
    return texts;
  }

  /** Returns the section under a key; one without content has no keys. */
  public Optional<Section> section(String key) {
    return Optional.ofNullable(values.get(key))
        .map(node -> new Section(node, name(key), place.file(), substitution));
  }

  /** Returns the sections in the list under a key; a single one may stand without hyphen. */
  public List<Section> sections(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty() || isNothing(node.get())) {
      return List.of();
    }
    List<Node> items =
        node.get() instanceof SequenceNode sequence ? sequence.getValue() : List.of(node.get());
    List<Section> sections = new ArrayList<>();
    for (Node item : items) {
      String number = items.size() == 1 ? "" : "[" + (sections.size() + 1) + "]";
      sections.add(new Section(item, name(key) + number, place.file(), substitution));
    }
    return sections;
  }

  /**
   * Returns the sections in the list under a key, where a text stands for one that has it under a
   * key of its own.
   */
  public List<Section> sections(String key, String ofText) {
    List<Section> sections = new ArrayList<>();
    for (Node item : items(key)) {
      String path = name(key) + "[" + (sections.size() + 1) + "]";
      boolean text = item instanceof ScalarNode && !isNothing(item);
      sections.add(
          text
              ? new Section(item, path, ofText, this)
              : new Section(item, path, place.file(), substitution));
    }
    return sections;
  }

  public List<NamedText> namedTexts(String key) {
    return node(key).map(node -> namedTexts(node, name(key))).orElse(List.of());
  }

  public List<List<NamedText>> namedTextLists(String key) {
    List<List<NamedText>> lists = new ArrayList<>();
    for (Node item : items(key)) {
      lists.add(namedTexts(item, name(key) + "[" + (lists.size() + 1) + "]"));
    }
    return lists;
  }

  private List<NamedText> namedTexts(Node node, String called) {
    List<NamedText> texts = new ArrayList<>();
    if (node instanceof MappingNode) {
      Section section = new Section(node, called, place.file(), substitution);
      for (String key : section.keys()) {
        texts.add(new NamedText(key, section.text(key).orElseThrow(), section.valuePlace(key)));
      }
    } else if (node instanceof SequenceNode sequence) {
      for (Node item : sequence.getValue()) {
        FilePosition at = FilePosition.of(place.file(), item.getStartMark());
        texts.add(new NamedText("", substitution.apply(scalar(item, called, at), at), at));
      }
    }
    if (texts.isEmpty()) {
      FilePosition at = FilePosition.of(place.file(), node.getStartMark());
      throw badValue(called, "must say for each column plain, or the protected column", at);
    }
    return texts;
  }

  private List<Node> items(String key) {
    Optional<Node> node = node(key);
    if (node.isEmpty()) {
      return List.of();
    }
    return node.get() instanceof SequenceNode sequence && sequence.getTag().equals(Tag.SEQ)
        ? sequence.getValue()
        : List.of(node.get());
  }

  public boolean isSection(String key) {
    return node(key).filter(MappingNode.class::isInstance).isPresent();
  }

  public FilePosition valuePlace(String key) {
    Node node = values.get(key);
    return node == null ? place : FilePosition.of(place.file(), node.getStartMark());
  }

  private Optional<Node> node(String key) {
    return Optional.ofNullable(values.get(key));
  }

  private String scalar(Node node, String key) {
    return scalar(node, name(key), valuePlace(key));
  }

  private static String scalar(Node node, String called, FilePosition place) {
    if (node instanceof ScalarNode scalar && TEXTS.contains(scalar.getTag())) {
      return scalar.getValue();
    }
    throw badValue(called, "must be a single value", place);
  }

  private static boolean isNothing(Node node) {
    return node instanceof ScalarNode && node.getTag().equals(Tag.NULL);
  }

  private String name(String key) {
    if (key.isEmpty()) {
      return path.isEmpty() ? "the configuration" : path;
    }
    return path.isEmpty() ? shown(key) : path + "." + shown(key);
  }

  /** Without a space after the colon, YAML takes the value, perhaps a password, into the key. */
  private static String shown(String key) {
    String name = beforeColon(key);
    return name.length() == key.length() ? key : name + ":…";
  }

  private static String beforeColon(String key) {
    return key.split(":", 2)[0];
  }

  private static RuntimeException badValue(String name, String rule, FilePosition place) {
    return ConfigFault.BAD_VALUE.at(place, name + " " + rule);
  }
}
