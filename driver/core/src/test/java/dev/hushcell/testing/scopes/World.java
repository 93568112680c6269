package dev.hushcell.testing.scopes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The tables of the statements: few, and named so that they are easily taken for one another. */
public final class World {
  /**
   * A table or view.
   *
   * @param name as the database keeps it
   * @param guarded its protected columns, as their names are kept
   * @param base whether it is a table
   */
  record Table(String name, List<Field> fields, List<String> guarded, boolean base) {}

  /** All tables have them, cut to their columns: numbers of marks, NULL, and other texts. */
  private static final List<List<String>> ROWS =
      List.of(
          List.of("0", "1", "2", "3"),
          List.of("1", "0", "3", "2"),
          List.of("2", "2", "0", "0"),
          List.of("3", "c4", "1", "1"),
          List.of("-", "3", "-", "n5"),
          List.of("0", "0", "0", "0"));

  /** No value is taken out. */
  public static final int WHOLE = -1;

  private final Tongue tongue;
  private final List<Table> tables;

  /** Names them as a database keeps names. */
  public World(Tongue tongue) {
    this.tongue = tongue;
    List<Table> all = new ArrayList<>();
    all.add(table("contact", "email secret", "email secret city name"));
    all.add(table("vault", "contact", "contact city note"));
    all.add(table("archive", "", "email secret city name"));
    all.add(table("email", "", "contact city note"));
    // Protected too: a configuration compares names without case.
    if (!tongue.has(Feature.CASELESS_TABLES)) {
      all.add(table("!contact", "email secret", "email secret city name"));
    }
    if (tongue.has(Feature.QUOTED_CASE)) {
      all.add(table("arch2", "", "!email !city note"));
    }
    all.add(view("sight", "email city"));
    all.add(view("plain_sight", "email name"));
    all.add(view("contacts", "email city"));
    tables = List.copyOf(all);
  }

  private Table table(String name, String guarded, String columns) {
    return new Table(kept(name), fields(columns), kept(words(guarded)), true);
  }

  private Table view(String name, String columns) {
    return new Table(kept(name), fields(columns), List.of(), false);
  }

  private static List<String> words(String words) {
    return Stream.of(words.split(" ")).filter(each -> !each.isEmpty()).toList();
  }

  private List<String> kept(List<String> names) {
    return names.stream().map(this::kept).toList();
  }

  private String kept(String name) {
    return name.startsWith("!") ? tongue.odd(name.substring(1)) : tongue.stored(name);
  }

  private List<Field> fields(String columns) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(tongue.stored("id"), true));
    kept(words(columns)).forEach(name -> fields.add(new Field(name, false)));
    return List.copyOf(fields);
  }

  List<Table> tables() {
    return tables;
  }

  List<Table> bases() {
    return tables.stream().filter(Table::base).toList();
  }

  /** Returns the section {@code columns:} of the configuration. */
  public String configuration() {
    String equality = "{ search: equality, key: equality" + settings() + " }\n";
    return "columns:\n  contact.email: "
        + equality
        + "  contact.secret: { }\n"
        + "  vault.contact: "
        + equality;
  }

  private String settings() {
    return tongue == Tongue.POSTGRESQL ? ", compare: exact" : "";
  }

  /**
   * Returns the statements that make and fill the tables.
   *
   * @param taken the mark that no plain column has, or {@link #WHOLE}
   */
  public List<String> definition(int taken) {
    List<String> statements = new ArrayList<>();
    for (Table table : bases()) {
      statements.add(creation(table));
      statements.add(
          IntStream.range(0, ROWS.size())
              .mapToObj(row -> row(table, row, taken))
              .collect(
                  Collectors.joining(
                      ", ", "insert into " + tongue.quoted(table.name()) + " values ", "")));
    }
    statements.add("create view sight as select id, email, city from contact");
    statements.add("create view plain_sight as select id, city as email, name from contact");
    statements.add("create view contacts as select id, email, city from archive");
    return statements;
  }

  private String creation(Table table) {
    String columns =
        table.fields().stream()
            .filter(field -> !field.number())
            .map(field -> ", " + tongue.quoted(field.name()) + " varchar(40)")
            .collect(Collectors.joining());
    return "create table " + tongue.quoted(table.name()) + " (id int primary key" + columns + ")";
  }

  private String row(Table table, int row, int taken) {
    List<String> values = new ArrayList<>(ROWS.get(row));
    // Each table has other rows, so that taking one for the other changes what is found.
    Collections.rotate(values, tables.indexOf(table));
    List<Field> texts = table.fields().stream().filter(field -> !field.number()).toList();
    String list =
        IntStream.range(0, texts.size())
            .mapToObj(
                i -> literal(values.get(i), isTaken(table, texts.get(i), values.get(i), taken)))
            .collect(Collectors.joining(", "));
    return "(%d, %s)".formatted(row + 1, list);
  }

  private static boolean isTaken(Table table, Field field, String value, int taken) {
    return value.equals(String.valueOf(taken)) && !table.guarded().contains(field.name());
  }

  private static String literal(String value, boolean taken) {
    if (value.equals("-")) {
      return "null";
    }
    if (!value.matches("\\d")) {
      return "'" + value + "'";
    }
    int mark = Integer.parseInt(value);
    return "'" + (taken ? Marked.stranger(mark) : Marked.value(mark)) + "'";
  }
}
