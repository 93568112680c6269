package dev.hushcell.testing.generated;

import dev.hushcell.testing.script.ScriptValues;
import dev.hushcell.testing.script.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A generated statement: words, and values that may become literals or parameters. */
public final class Phrase {
  private record Value(Kind kind, Object value) {}

  private final List<Object> parts = new ArrayList<>();
  private boolean honourable = true;
  private List<String> keys = List.of();
  private List<List<Object>> batch = List.of();

  public Phrase add(String words) {
    parts.add(words);
    return this;
  }

  public Phrase add(Phrase other) {
    parts.addAll(other.parts);
    honourable &= other.honourable;
    return this;
  }

  Phrase value(Kind kind, Object value) {
    parts.add(new Value(kind, value));
    return this;
  }

  /** Asks for generated keys, as {@link Step#keys()} says. */
  Phrase keys(List<String> asked) {
    keys = asked;
    return this;
  }

  /** Makes a batch of it, whose words have a parameter for each value of a row. */
  Phrase batch(List<List<Object>> rows) {
    batch = rows;
    return this;
  }

  /** Marks a shape that ciphertext cannot answer: it has to be refused. */
  public Phrase dishonour() {
    honourable = false;
    return this;
  }

  public boolean honourable() {
    return honourable;
  }

  /** Writes the statement down; each value as a parameter where the supplier says so. */
  public Step step(Speech speech, BooleanSupplier asParameter) {
    if (!batch.isEmpty()) {
      return Step.of(String.join("", texts()), batch, true, keys, new Step.Expected.Same());
    }
    StringBuilder sql = new StringBuilder();
    List<Object> parameters = new ArrayList<>();
    for (Object part : parts) {
      if (part instanceof Value value && asParameter.getAsBoolean()) {
        sql.append('?');
        parameters.add(bound(value.value(), speech));
      } else {
        sql.append(part instanceof Value value ? literal(value, speech) : part);
      }
    }
    List<List<Object>> rows = parameters.isEmpty() ? List.of() : List.of(parameters);
    return Step.of(sql.toString(), rows, false, keys, new Step.Expected.Same());
  }

  static Object bound(Object value, Speech speech) {
    return value == null ? new ScriptValues.UntypedNull() : speech.bound(value);
  }

  private static String literal(Value value, Speech speech) {
    return value.value() == null ? "NULL" : speech.literal(value.kind(), value.value());
  }

  private List<String> texts() {
    return parts.stream().map(Object::toString).toList();
  }
}
