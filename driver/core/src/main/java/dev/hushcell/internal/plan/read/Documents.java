package dev.hushcell.internal.plan.read;

import dev.hushcell.internal.plan.flow.Provenance;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.internal.sql.tree.Operand;
import java.util.Optional;
import java.util.Set;

/**
 * The functions and aggregates of JSON that make a document of values. No cell may be in one:
 * whoever reads it could not open it.
 */
final class Documents {
  static final String PUT = "is put into a document, of which no part is opened";

  private static final Set<String> OBJECTS = Set.of("JSON_OBJECT", "JSON_OBJECTAGG");
  private static final Set<String> ARRAYS = Set.of("JSON_ARRAY", "JSON_ARRAYAGG");

  private final StatementReaders readers;

  Documents(StatementReaders readers) {
    this.readers = readers;
  }

  /** Tells whether a function makes one. */
  static boolean isMadeBy(String name) {
    return OBJECTS.contains(name) || ARRAYS.contains(name);
  }

  /** Reads a text that is a key, as every second argument may be; empty for any other argument. */
  Optional<Provenance> key(String function, int index, Expression argument) {
    boolean key =
        OBJECTS.contains(function)
            && index % 2 == 0
            && argument instanceof Operand.Literal literal
            && literal.kind() == Operand.Kind.TEXT;
    if (!key) {
      return Optional.empty();
    }
    readers.reading.literals().read(argument);
    return Optional.of(Provenance.plain());
  }
}
