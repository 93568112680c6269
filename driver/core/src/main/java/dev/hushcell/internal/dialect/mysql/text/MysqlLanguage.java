package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** MySQL and MariaDB. */
public final class MysqlLanguage implements Language {
  @Override
  public LexRules rules(Set<SessionFlag> flags) {
    return new MysqlLexemes(flags);
  }

  @Override
  public StatementHead head(Tokens piece) {
    if (piece.doubts().stream().anyMatch(d -> d.kind() == Doubt.Kind.EXECUTABLE_COMMENT)) {
      return StatementHead.OTHER;
    }
    return switch (piece.get(0).value().toUpperCase(Locale.ROOT)) {
      case "BEGIN" -> piece.size() > 2 ? StatementHead.OTHER : StatementHead.TRANSACTION;
      case "SET" -> piece.isWord(1, "STATEMENT") ? StatementHead.OTHER : StatementHead.SESSION;
      case "RENAME" -> StatementHead.DEFINITION;
      case "EXPLAIN" -> explain(piece);
      case "DESCRIBE", "DESC" -> explain(piece);
      case "ANALYZE", "CHECK", "CHECKSUM", "OPTIMIZE", "REPAIR", "LOCK", "UNLOCK", "FLUSH" ->
          maintenance(piece);
      case "SHOW", "HELP" -> names(piece) ? StatementHead.INFORMATION : StatementHead.OTHER;
      case "SELECT", "INSERT", "UPDATE", "DELETE", "REPLACE", "WITH", "VALUES", "TABLE" ->
          StatementHead.ofWord(piece.get(0).value().toUpperCase(Locale.ROOT));
      case "CREATE", "ALTER", "DROP", "TRUNCATE", "GRANT", "REVOKE" -> StatementHead.DEFINITION;
      case "CALL", "EXECUTE", "PREPARE", "DEALLOCATE" -> StatementHead.DYNAMIC;
      case "USE" -> StatementHead.SESSION;
      case "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "START", "XA" ->
          names(piece) ? StatementHead.TRANSACTION : StatementHead.OTHER;
      default -> StatementHead.OTHER;
    };
  }

  /**
   * Tells whether a stored program is defined from a token on: its body, semicolons and all,
   * reaches to the end of the text.
   */
  @Override
  public boolean isProgram(Tokens tokens, int begin) {
    int at = begin + 1;
    if (tokens.isWord(begin, "ALTER")) {
      return tokens.isWord(definer(tokens, at), "EVENT");
    }
    if (!tokens.isWord(begin, "CREATE")) {
      return false;
    }
    at = tokens.isWord(at, "OR") ? at + 2 : at;
    at = definer(tokens, at);
    at = tokens.isWord(at, "AGGREGATE") ? at + 1 : at;
    return tokens.isAnyWord(at, "PROCEDURE", "FUNCTION", "TRIGGER", "EVENT", "PACKAGE");
  }

  @Override
  public boolean joinsConditions(Tokens tokens, int index) {
    boolean concat = tokens.flags().contains(SessionFlag.PIPES_AS_CONCAT);
    return tokens.isSymbol(index, "&&") || (tokens.isSymbol(index, "||") && !concat);
  }

  @Override
  public List<Tokens> versions(Tokens tokens) {
    return MysqlComments.versions(tokens);
  }

  @Override
  public List<Set<SessionFlag>> readings() {
    return List.of(
        Set.of(),
        Set.of(SessionFlag.ANSI_QUOTES),
        Set.of(SessionFlag.NO_BACKSLASH_ESCAPES),
        Set.of(SessionFlag.ANSI_QUOTES, SessionFlag.NO_BACKSLASH_ESCAPES),
        Set.of(SessionFlag.BRACKETED_NAMES),
        Set.of(SessionFlag.HALF_CHARACTERS));
  }

  /** Returns the index after {@code DEFINER = 'a'@'b'}. */
  private static int definer(Tokens tokens, int from) {
    if (!tokens.isWord(from, "DEFINER")) {
      return from;
    }
    int at = from + 3;
    while (at < tokens.size() && (tokens.get(at).kind() != Token.Kind.WORD || isHost(tokens, at))) {
      at++;
    }
    return at;
  }

  private static boolean isHost(Tokens tokens, int at) {
    return tokens.get(at).value().startsWith("@");
  }

  /** DESCRIBE shows the columns of a table, or explains a statement. */
  private static StatementHead explain(Tokens piece) {
    boolean table =
        piece.size() > 1
            && piece.get(1).isName()
            && StatementHead.of(piece.part(1, piece.size())) == StatementHead.OTHER
            && names(piece);
    boolean option = piece.isAnyWord(1, "FORMAT", "EXTENDED", "PARTITIONS", "ANALYZE", "FOR");
    return table && !option ? StatementHead.INFORMATION : StatementHead.EXPLAIN;
  }

  /** MariaDB's ANALYZE runs the statement behind it. */
  private static StatementHead maintenance(Tokens piece) {
    boolean tables =
        piece.isAnyWord(1, "TABLE", "TABLES")
            || (piece.isAnyWord(1, "LOCAL", "NO_WRITE_TO_BINLOG")
                && piece.isAnyWord(2, "TABLE", "TABLES"));
    return tables && names(piece) ? StatementHead.INFORMATION : StatementHead.OTHER;
  }

  /** Tells whether it only names things: no query, no routine and no parameter is in it. */
  private static boolean names(Tokens piece) {
    for (int i = 0; i < piece.size(); i++) {
      if (piece.isAnyWord(i, "SELECT", "VALUES", "WHERE")
          || piece.isSymbol(i, "(")
          || piece.get(i).kind() == Token.Kind.PARAMETER) {
        return false;
      }
    }
    return true;
  }
}
