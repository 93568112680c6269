package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.yaml.DottedKey;
import dev.hushcell.internal.config.yaml.NamedText;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.RoutineName;
import dev.hushcell.internal.model.TrustedRoutine;
import dev.hushcell.internal.model.TrustedRoutine.Column;
import dev.hushcell.internal.model.TrustedRoutine.Direction;
import dev.hushcell.internal.model.TrustedRoutine.Parameter;
import dev.hushcell.internal.model.TrustedRoutine.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the {@code procedures:} section: a list of routines that take and give plain values only,
 * or routines with what each of their parameters is, what they return and what is in their results.
 * No parameter is left to a default: one that was forgotten would be a value in clear.
 */
public record ProcedureSection(Section root, DeclaredNames declared) {
  public static final String NAME = "procedures";
  public static final List<String> KEYS = List.of("parameters", "returns", "results");

  /** Words for which way a value of a parameter goes, and for one that is a cursor. */
  public static final List<String> DIRECTIONS = List.of("in", "out", "inout", "cursor");

  private static final String CURSOR = "cursor";

  List<TrustedRoutine> read() {
    List<TrustedRoutine> routines = new ArrayList<>();
    if (root.isSection(NAME)) {
      Section section = root.section(NAME).orElseThrow();
      for (String written : section.keys()) {
        RoutineName name = name(written, section.place(written));
        add(routine(name, section, written), section.place(written), routines);
      }
    } else {
      for (String written : root.texts(NAME)) {
        RoutineName name = name(written, root.valuePlace(NAME));
        add(TrustedRoutine.plain(name), root.valuePlace(NAME), routines);
      }
    }
    return routines;
  }

  private static RoutineName name(String written, FilePosition place) {
    List<String> parts = DottedKey.split(written);
    if (parts.size() != 2) {
      throw ConfigFault.BAD_NAME.at(place, NAME + " must name routines as schema.routine");
    }
    return new RoutineName(parts.get(0), parts.get(1));
  }

  private TrustedRoutine routine(RoutineName name, Section section, String written) {
    Section options = section.section(written).orElseThrow();
    options.allowOnly(KEYS);
    if (!options.keys().contains("parameters")) {
      throw ConfigFault.BAD_VALUE.at(
          section.place(written),
          options.name()
              + " needs parameters: a list that says for each one plain, or the protected column"
              + " whose values it takes");
    }
    return new TrustedRoutine(
        name,
        Optional.of(options.sections("parameters", "in").stream().map(this::parameter).toList()),
        returns(options),
        options.namedTextLists("results").stream().map(rows -> columns(rows, options)).toList());
  }

  private Parameter parameter(Section section) {
    section.allowOnly(DIRECTIONS);
    if (section.keys().size() != 1) {
      throw ConfigFault.BAD_VALUE.at(
          section.place(), section.name() + " must say one of " + String.join(", ", DIRECTIONS));
    }
    String word = section.keys().iterator().next();
    if (word.equals(CURSOR)) {
      return new Parameter(Direction.OUT, cursor(section));
    }
    Value value = value(section.text(word).orElseThrow(), section.name(), section.valuePlace(word));
    return value.equals(Value.PLAIN)
        ? Parameter.PLAIN
        : new Parameter(Direction.valueOf(word.toUpperCase(Locale.ROOT)), value);
  }

  private Value returns(Section options) {
    if (options.isSection("returns")) {
      Section section = options.section("returns").orElseThrow();
      section.allowOnly(List.of(CURSOR));
      return cursor(section);
    }
    return options
        .text("returns")
        .map(text -> value(text, options.name() + ".returns", options.valuePlace("returns")))
        .orElse(Value.PLAIN);
  }

  private Value value(String written, String section, FilePosition place) {
    return declared.plainOr(written, section, place).map(Value::of).orElse(Value.PLAIN);
  }

  private Value cursor(Section section) {
    if (!section.keys().contains(CURSOR)) {
      throw ConfigFault.BAD_VALUE.at(
          section.place(),
          section.name() + " must say plain, a protected column, or cursor: with columns");
    }
    return new Value(Optional.empty(), columns(section.namedTexts(CURSOR), section));
  }

  private List<Column> columns(List<NamedText> texts, Section section) {
    List<Column> columns = new ArrayList<>();
    for (NamedText each : texts) {
      Optional<String> name = Optional.of(each.name()).filter(text -> !text.isEmpty());
      boolean twice =
          name.isPresent()
              && columns.stream()
                  .anyMatch(
                      column -> column.name().filter(name.get()::equalsIgnoreCase).isPresent());
      if (twice) {
        throw ConfigFault.DUPLICATE_NAME.at(
            each.place(),
            section.name()
                + " has the column "
                + each.name()
                + " twice; write the columns as a list");
      }
      columns.add(new Column(name, declared.plainOr(each.text(), section.name(), each.place())));
    }
    return columns;
  }

  private static void add(TrustedRoutine added, FilePosition place, List<TrustedRoutine> routines) {
    if (routines.stream().anyMatch(each -> each.name().isLike(added.name()))) {
      throw ConfigFault.DUPLICATE_NAME.at(
          place, added.name() + " is listed under " + NAME + ": twice; remove one");
    }
    routines.add(added);
  }
}
