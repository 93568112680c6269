package dev.hushcell.internal.config.section;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.config.mistake.FilePosition;
import dev.hushcell.internal.config.yaml.DottedKey;
import dev.hushcell.internal.config.yaml.Section;
import dev.hushcell.internal.model.NamedColumn;
import dev.hushcell.internal.model.SubjectRule;
import dev.hushcell.internal.model.SubjectRule.Fate;
import dev.hushcell.internal.model.Subjects;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Reads the {@code subject:} section: for each kind of person the tables with rows of such a
 * person, in the order in which they are erased, and the file of {@code erased:}.
 */
public record SubjectSection(Section root) {
  public static final String NAME = "subject";
  public static final String LIST = "erased";
  public static final List<String> KEYS = List.of("by", "of", "clear", "set", "delete", "keep");

  /** A name stands in the list, where a blank would end it. */
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  /**
   * Reads both.
   *
   * @param resolved makes a path of the file one of the process
   */
  public Subjects read(UnaryOperator<Path> resolved) {
    List<SubjectRule> rules = new ArrayList<>();
    root.section(NAME)
        .ifPresent(section -> section.keys().forEach(name -> rules.add(rule(section, name))));
    Optional<Path> list =
        root.text(LIST).filter(path -> !path.isBlank()).map(Path::of).map(resolved);
    if (!rules.isEmpty() && list.isEmpty()) {
      throw ConfigFault.BAD_VALUE.at(
          root.place(NAME),
          "subject: needs erased: beside it, the file outside the database that keeps who was"
              + " forgotten; a backup that is restored would bring them back");
    }
    return new Subjects(rules, list);
  }

  private static SubjectRule rule(Section section, String name) {
    FilePosition place = section.place(name);
    if (!NAMES.matcher(name).matches()) {
      throw ConfigFault.BAD_NAME.at(
          place,
          "a name under subject: has letters of ASCII, digits, dots, dashes and underscores only");
    }
    Section listed = section.section(name).orElseThrow();
    List<SubjectRule.Table> tables = new ArrayList<>();
    for (String written : listed.keys()) {
      SubjectRule.Table table = table(listed, written);
      requireBefore(table, tables, listed.place(written));
      tables.add(table);
    }
    if (tables.isEmpty()) {
      throw ConfigFault.BAD_VALUE.at(
          place, listed.name() + " needs the tables with rows of such a person");
    }
    requireThere(tables, place);
    return new SubjectRule(name, tables);
  }

  private static SubjectRule.Table table(Section listed, String written) {
    List<String> parts = DottedKey.split(written);
    FilePosition place = listed.place(written);
    if (parts.isEmpty() || parts.size() > 2) {
      throw ConfigFault.BAD_NAME.at(
          place, listed.name() + " must name tables as table or schema.table");
    }
    Section options = listed.section(written).orElseThrow();
    options.allowOnly(KEYS);
    List<String> cleared = options.texts("clear");
    Map<String, String> set = new LinkedHashMap<>();
    options
        .section("set")
        .ifPresent(
            given -> given.keys().forEach(key -> set.put(key, given.text(key).orElseThrow())));
    boolean changes = !cleared.isEmpty() || !set.isEmpty();
    boolean deletes = options.flag("delete");
    boolean keeps = options.flag("keep");
    if ((changes ? 1 : 0) + (deletes ? 1 : 0) + (keeps ? 1 : 0) != 1) {
      throw ConfigFault.BAD_VALUE.at(
          place,
          options.name()
              + " must say what happens to the rows: clear: and set: with columns, or delete: true,"
              + " or keep: true");
    }
    String by =
        options
            .text("by")
            .orElseThrow(
                () ->
                    ConfigFault.BAD_VALUE.at(
                        place, options.name() + " needs by: the column that tells whose a row is"));
    return new SubjectRule.Table(
        parts.size() == 2 ? Optional.of(parts.get(0)) : Optional.empty(),
        parts.get(parts.size() - 1),
        by,
        options.text("of").map(text -> DottedKey.column(text, options.valuePlace("of"))),
        changes ? Fate.CLEARED : deletes ? Fate.DELETED : Fate.KEPT,
        cleared,
        set);
  }

  /** Rows that are found by those of another table are erased before that changes. */
  private static void requireBefore(
      SubjectRule.Table table, List<SubjectRule.Table> before, FilePosition place) {
    boolean late =
        table.of().filter(of -> before.stream().anyMatch(each -> each.meets(of))).isPresent();
    boolean twice =
        before.stream()
            .anyMatch(each -> each.meets(new NamedColumn(table.schema(), table.table(), "")));
    if (late || twice) {
      throw ConfigFault.BAD_VALUE.fault(
          table.shown()
              + (twice
                  ? " is there twice; write everything that happens to it at one place ("
                  : " must stand before the table that of: names, by whose rows its own are found"
                      + " (")
              + place
              + ")");
    }
  }

  private static void requireThere(List<SubjectRule.Table> tables, FilePosition place) {
    for (SubjectRule.Table table : tables) {
      if (table.of().filter(of -> tables.stream().noneMatch(each -> each.meets(of))).isPresent()) {
        throw ConfigFault.BAD_VALUE.at(
            place,
            table.shown()
                + " has an of: that names none of the tables of the subject; list that table as"
                + " well, with keep: true where nothing happens to it");
      }
    }
  }
}
