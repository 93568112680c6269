package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SqlRules.ExecutedTexts;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses, as long as anything is protected, what reaches around tables and views: other files,
 * settings under which statements mean something else, modules and functions of which it is not
 * known what they read.
 */
public final class SqliteReach implements ExecutedTexts {
  /** Modules that keep what is written to them, and read what their definition names. */
  private static final Set<String> MODULES =
      Set.of("fts3", "fts4", "fts5", "fts5vocab", "geopoly", "rtree", "rtree_i32");

  /** Tables that show the pages of the file, or code that runs. */
  private static final Set<String> RAW = Set.of("sqlite_dbdata", "sqlite_dbpage", "sqlite_dbptr");

  @Override
  public void requireHarmless(Tokens piece, Ground ground) {
    String first = piece.get(0).value().toUpperCase(Locale.ROOT);
    switch (first) {
      case "ATTACH", "DETACH" ->
          throw refused(piece, 0, "changes which files names mean; open a connection to each");
      case "RESTORE" -> throw refused(piece, 0, "replaces the database, catalogue of keys and all");
      case "PRAGMA" -> requireHarmlessPragma(piece);
      case "CREATE" -> requireKnownModule(piece);
      default -> requireKnown(piece, first);
    }
    for (int i = 0; i < piece.size(); i++) {
      Token token = piece.get(i);
      boolean named = token.isName() || token.kind() == Token.Kind.STRING;
      if (named && RAW.contains(Names.fold(token.value()))) {
        throw refused(piece, i, "reads or writes pages of the file");
      }
    }
  }

  private static void requireHarmlessPragma(Tokens piece) {
    if (!Pragmas.isHarmless(piece)) {
      throw PlanFault.SETTING.at(
          piece.get(0).begin(),
          "the PRAGMA is not known to leave the meaning of statements and the checks of cells as"
              + " they are; leave it out");
    }
  }

  private static void requireKnownModule(Tokens piece) {
    for (int i = 1; i < piece.size() - 1 && piece.isWord(1, "VIRTUAL"); i++) {
      if (piece.isWord(i, "USING") && !MODULES.contains(Names.fold(piece.get(i + 1).value()))) {
        throw refused(piece, i, "makes a virtual table of which it is not known what it reads");
      }
      if (piece.isSymbol(i + 1, "=") && Names.fold(piece.get(i).value()).equals("content")) {
        throw refused(piece, i, "makes an index of words over another table or view");
      }
    }
  }

  /** {@code VACUUM INTO 'file'} and the driver's {@code backup to file} copy cells as they are. */
  private static void requireKnown(Tokens piece, String first) {
    boolean copies =
        first.equals("BACKUP")
            || (first.equals("VACUUM")
                && piece.isWord(piece.size() - 2, "INTO")
                && piece.size() <= 4
                && piece.get(piece.size() - 1).kind() != Token.Kind.PARAMETER);
    if (StatementHead.of(piece) == StatementHead.OTHER && !copies) {
      throw refused(piece, 0, "is none that is known");
    }
  }

  private static RuntimeException refused(Tokens piece, int token, String what) {
    return PlanFault.DYNAMIC_SQL.at(
        piece.get(token).begin(),
        "the statement " + what + "; it is refused while anything is protected");
  }
}
