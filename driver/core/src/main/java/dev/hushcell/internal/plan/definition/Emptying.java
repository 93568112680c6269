package dev.hushcell.internal.plan.definition;

import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.policy.SchemaChange;
import dev.hushcell.policy.TableName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code DROP ALL OBJECTS} and {@code DROP SCHEMA}: they take a catalogue away together with all
 * that its keys open, so nothing is lost that was to be kept; but what is remembered of it must be
 * forgotten at once.
 */
public final class Emptying {
  private Emptying() {}

  /** Tells whether a statement is one of the two. */
  public static boolean is(Tokens piece) {
    boolean all = piece.isWord(1, "ALL") && piece.isWord(2, "OBJECTS");
    return piece.isWord(0, "DROP") && (all || piece.isAnyWord(1, "SCHEMA", "DATABASE"));
  }

  /** Returns which protected tables it drops; empty for any other statement. */
  public static Optional<Definition> read(Tokens piece, Protection protection) {
    if (!is(piece)) {
      return Optional.empty();
    }
    List<SchemaChange> dropped =
        protection.activated().keySet().stream()
            .filter(table -> piece.isWord(1, "ALL") || names(piece, table))
            .sorted(Comparator.comparing(TableName::toString))
            .<SchemaChange>map(SchemaChange.DropTable::new)
            .toList();
    return Optional.of(new Definition(List.of(), dropped));
  }

  private static boolean names(Tokens piece, TableName table) {
    String schema = Names.fold(table.schema());
    return piece.list().stream()
        .anyMatch(token -> token.isName() && Names.fold(token.value()).equals(schema));
  }

  /** Refuses it beside a statement that was planned on what it drops. */
  public static void requireAlone(Tokens piece) {
    if (is(piece)) {
      Token first = piece.get(0);
      throw DdlFault.SEVERAL_STATEMENTS.at(
          first.begin(),
          "a statement that drops whole schemas is in one text with another one"
              + " on protected tables; send them one by one");
    }
  }
}
