package dev.hushcell.internal.plan.screen;

import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Set;

/**
 * What changes the meaning of names travels in a text of its own: each statement of a text is read
 * as the database is before the first one. Several definitions may go together when none of them
 * gives another one something to read.
 */
public final class StandsAlone {
  private static final Set<String> MADE =
      Set.of("TABLE", "INDEX", "UNIQUE", "SEQUENCE", "SCHEMA", "TEMPORARY", "TEMP", "GLOBAL");

  private StandsAlone() {}

  /**
   * Refuses a text in which a statement may change what names mean to another one.
   *
   * @param touching whether any of the statements names something protected
   * @param switching whether one of them calls a function that changes what names mean
   */
  public static void require(List<Tokens> pieces, boolean touching, boolean switching) {
    if (pieces.size() < 2 || !touching) {
      return;
    }
    boolean changes =
        switching || pieces.stream().anyMatch(each -> StatementHead.of(each).mayChangeNames());
    if (changes && !pieces.stream().allMatch(StandsAlone::onlyMakes)) {
      throw DdlFault.SEVERAL_STATEMENTS.at(
          pieces.get(0).get(0).begin(),
          "the text names a protected table and changes what names mean: a"
              + " definition or a setting is combined with another statement; send them"
              + " one by one");
    }
  }

  /** Makes or drops tables, indexes and the like, or tells of them, and reads none. */
  private static boolean onlyMakes(Tokens piece) {
    if (StatementHead.of(piece) != StatementHead.DEFINITION) {
      return false;
    }
    for (int i = 1; i < piece.size(); i++) {
      if (piece.isAnyWord(i, "SELECT", "LIKE", "EXECUTE", "INHERITS")) {
        return false;
      }
    }
    if (piece.isAnyWord(0, "GRANT", "REVOKE", "COMMENT")) {
      return true;
    }
    boolean creates = piece.isWord(0, "CREATE");
    boolean drops = piece.isWord(0, "DROP");
    boolean adds = piece.isWord(0, "ALTER") && piece.isWord(1, "TABLE") && !renames(piece);
    return adds || ((creates || drops) && MADE.stream().anyMatch(each -> piece.isWord(1, each)));
  }

  private static boolean renames(Tokens piece) {
    for (int i = 2; i < piece.size(); i++) {
      if (piece.isAnyWord(i, "RENAME", "CHANGE", "SET", "ATTACH", "EXCHANGE", "INHERIT")) {
        return true;
      }
    }
    return false;
  }
}
