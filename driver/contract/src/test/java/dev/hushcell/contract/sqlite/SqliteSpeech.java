package dev.hushcell.contract.sqlite;

import dev.hushcell.testing.generated.Kind;
import dev.hushcell.testing.generated.Phrase;
import dev.hushcell.testing.generated.Shape.Column;
import dev.hushcell.testing.generated.Speech;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What SQLite takes. Kinds whose values it keeps as they are given rather than as they are declared
 * are left out: Hushcell refuses what does not fit, and says so with a code.
 */
record SqliteSpeech() implements Speech {
  @Override
  public Optional<String> type(Kind kind) {
    return switch (kind) {
      case TEXT, SHORT, FIXED, TINY, INT, LONG, FLOAT -> Speech.super.type(kind);
      case BYTES -> Optional.of("BLOB");
      default -> Optional.empty();
    };
  }

  @Override
  public String literal(Kind kind, Object value) {
    return kind == Kind.FLOAT ? String.valueOf(value) : Speech.super.literal(kind, value);
  }

  @Override
  public String stored(String name) {
    return name;
  }

  @Override
  public String text() {
    return "TEXT";
  }

  @Override
  public String same() {
    return " IS ";
  }

  @Override
  public Optional<String> different() {
    return Optional.of(" IS NOT ");
  }

  /** Its driver takes no note of which keys are asked for. */
  @Override
  public List<List<String>> keys() {
    return List.of(List.of(), List.of("*"));
  }

  @Override
  public Phrase upsert(String table, List<Column> columns, Phrase row) {
    return new Phrase()
        .add("INSERT INTO " + table + Speech.list(columns) + " VALUES ")
        .add(row)
        .add(" ON CONFLICT (id) DO UPDATE SET ")
        .add(
            columns.stream()
                .map(column -> column.name() + " = excluded." + column.name())
                .collect(Collectors.joining(", ")));
  }

  @Override
  public boolean merges() {
    return false;
  }
}
