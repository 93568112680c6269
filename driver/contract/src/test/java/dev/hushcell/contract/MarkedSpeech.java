package dev.hushcell.contract;

import dev.hushcell.testing.generated.Disguise;
import dev.hushcell.testing.generated.Kind;
import dev.hushcell.testing.generated.Phrase;
import dev.hushcell.testing.generated.Shape.Column;
import dev.hushcell.testing.generated.Shape.Guard;
import dev.hushcell.testing.generated.Speech;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The speech of a server with marks in the values of protected columns.
 *
 * @param speech without marks
 * @param tame whether texts are such that loose collations take none for another: in small letters,
 *     without accents and blanks
 */
record MarkedSpeech(Speech speech, boolean tame) implements Speech {
  /** The marks of both sides. */
  static final Disguise MARKS = new Disguise("mkqzjvwxkqa", "mkqzjvwxkqb");

  private static final List<String> ENDS = List.of("", "1", "A", " ", "o'b");

  @Override
  public Object value(Column column, Random random) {
    if (column.kind() == Kind.TEXT && column.guard() != Guard.PLAIN && random.nextInt(3) == 0) {
      return tamed(MARKS.sealed() + ENDS.get(random.nextInt(ENDS.size())));
    }
    return value(column.kind(), random);
  }

  @Override
  public Object value(Kind kind, Random random) {
    Object value = speech.value(kind, random);
    return value instanceof String text ? tamed(text) : value;
  }

  @Override
  public String tamed(String text) {
    return tame ? text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9'?%_*/]", "x") : text;
  }

  @Override
  public Optional<String> type(Kind kind) {
    return speech.type(kind);
  }

  @Override
  public String literal(Kind kind, Object value) {
    return speech.literal(kind, value);
  }

  @Override
  public Object bound(Object value) {
    return speech.bound(value);
  }

  @Override
  public String quoted(String name) {
    return speech.quoted(name);
  }

  @Override
  public String stored(String name) {
    return speech.stored(name);
  }

  @Override
  public String text() {
    return speech.text();
  }

  @Override
  public String same() {
    return speech.same();
  }

  @Override
  public Optional<String> different() {
    return speech.different();
  }

  @Override
  public String settings(Kind kind) {
    return speech.settings(kind);
  }

  @Override
  public String tableOptions() {
    return speech.tableOptions();
  }

  @Override
  public List<List<String>> keys() {
    return speech.keys();
  }

  @Override
  public Phrase upsert(String table, List<Column> columns, Phrase row) {
    return speech.upsert(table, columns, row);
  }

  @Override
  public Set<String> ownFaults() {
    return speech.ownFaults();
  }

  @Override
  public Set<String> strict() {
    return speech.strict();
  }

  @Override
  public String comparable(String outcome) {
    return speech.comparable(outcome);
  }

  @Override
  public String fixed(String padded) {
    return speech.fixed(padded);
  }

  @Override
  public boolean merges() {
    return speech.merges();
  }
}
