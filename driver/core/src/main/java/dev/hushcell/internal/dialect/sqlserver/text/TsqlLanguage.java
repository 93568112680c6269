package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.Language.StatementEnds;
import dev.hushcell.internal.sql.LexRules;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** T-SQL of SQL Server, with QUOTED_IDENTIFIER ON. */
public final class TsqlLanguage implements Language {
  /** Words that begin a statement which reads, changes or runs something. */
  private static final Set<String> WORKING =
      Set.of("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "EXEC", "EXECUTE", "WITH", "BULK");

  /** Words that begin a statement, and stand in no condition outside of parentheses. */
  private static final Set<String> STATEMENTS =
      Names.words(
          """
          ALTER BACKUP BEGIN BULK CHECKPOINT CLOSE COMMIT CREATE DBCC DEALLOCATE DECLARE DELETE DENY
          DISABLE DROP ENABLE EXEC EXECUTE FETCH GOTO GRANT INSERT KILL MERGE OPEN PRINT RAISERROR
          RECONFIGURE RESTORE RETURN REVERT REVOKE ROLLBACK SAVE SELECT SET SETUSER SHUTDOWN THROW
          TRUNCATE UPDATE UPDATETEXT USE WAITFOR WITH WRITETEXT
          """);

  @Override
  public LexRules rules(Set<SessionFlag> flags) {
    return new TsqlLexemes();
  }

  @Override
  public StatementHead head(Tokens piece) {
    return switch (piece.get(0).value().toUpperCase(Locale.ROOT)) {
      case "SELECT", "WITH" -> StatementHead.QUERY;
      case "INSERT" -> StatementHead.INSERT;
      case "UPDATE" -> piece.isWord(1, "STATISTICS") ? named(piece) : StatementHead.UPDATE;
      case "DELETE" -> StatementHead.DELETE;
      case "MERGE" -> StatementHead.MERGE;
      case "CREATE", "ALTER", "DROP", "TRUNCATE", "GRANT", "REVOKE", "DENY" ->
          StatementHead.DEFINITION;
      case "EXEC", "EXECUTE", "USE" -> StatementHead.DYNAMIC;
      case "SET" -> set(piece);
      case "COMMIT", "ROLLBACK", "SAVE" ->
          isWorking(piece) ? StatementHead.OTHER : StatementHead.TRANSACTION;
      case "BEGIN" -> begin(piece);
      case "DBCC", "CHECKPOINT" -> named(piece);
      // What statements hang on: read as a query, see TsqlForms.
      case "IF", "WHILE" -> isCondition(piece) ? StatementHead.QUERY : StatementHead.OTHER;
      case "ELSE", "BREAK", "CONTINUE" -> alone(piece, 1);
      case "END" -> alone(piece, piece.isAnyWord(1, "TRY", "CATCH") ? 2 : 1);
      case "DECLARE" -> declares(piece) ? StatementHead.VARIABLES : StatementHead.OTHER;
      case "PRINT", "RETURN", "THROW", "RAISERROR" -> StatementHead.OTHER;
      case "BULK", "OPEN", "CLOSE", "FETCH", "DEALLOCATE", "WAITFOR", "GOTO", "ENABLE", "DISABLE" ->
          StatementHead.OTHER;
      // A procedure needs no EXEC in the first statement of a text.
      default -> StatementHead.DYNAMIC;
    };
  }

  /**
   * Tells whether a module is defined from a token on: its body, semicolons and all, reaches to the
   * end of the text.
   */
  @Override
  public boolean isProgram(Tokens tokens, int begin) {
    boolean alter = tokens.isWord(begin, "ALTER");
    if (!alter && !tokens.isWord(begin, "CREATE")) {
      return false;
    }
    int at = tokens.isWord(begin + 1, "OR") ? begin + 3 : begin + 1;
    return tokens.isAnyWord(at, "PROC", "PROCEDURE", "FUNCTION", "TRIGGER");
  }

  @Override
  public Optional<StatementEnds> ends(Tokens tokens) {
    return Optional.of(new TsqlBatch(tokens));
  }

  /** Settings of which no text, name or value means anything else. */
  private static StatementHead set(Tokens piece) {
    boolean harmless =
        piece.size() == 3 && piece.isAnyWord(1, "NOCOUNT", "XACT_ABORT", "LOCK_TIMEOUT");
    boolean off = piece.size() == 3 && piece.isWord(1, "IMPLICIT_TRANSACTIONS");
    if (harmless || (off && piece.isWord(2, "OFF"))) {
      return StatementHead.INFORMATION;
    }
    if (sets(piece)) {
      return StatementHead.VARIABLES;
    }
    return isWorking(piece) ? StatementHead.OTHER : StatementHead.SESSION;
  }

  /** Tells whether variables are declared, of which a cursor would read rows. */
  private static boolean declares(Tokens piece) {
    return isVariable(piece, 1) && piece.list().stream().noneMatch(each -> each.isWord("CURSOR"));
  }

  /** Tells whether a variable gets a value that is there to be seen. */
  private static boolean sets(Tokens piece) {
    int value = piece.isSymbol(3, "-") || piece.isSymbol(3, "+") ? 4 : 3;
    if (!isVariable(piece, 1) || !piece.isSymbol(2, "=") || piece.size() != value + 1) {
      return false;
    }
    Token set = piece.get(value);
    return set.isLiteral() || set.kind() == Token.Kind.PARAMETER || isVariable(piece, value);
  }

  private static boolean isVariable(Tokens piece, int at) {
    return at < piece.size()
        && piece.get(at).kind() == Token.Kind.WORD
        && piece.get(at).value().startsWith("@");
  }

  /** Tells whether nothing but a condition stands behind IF or WHILE. */
  private static boolean isCondition(Tokens piece) {
    int depth = 0;
    for (Token token : piece.list()) {
      depth += token.isSymbol("(") ? 1 : token.isSymbol(")") ? -1 : 0;
      boolean word = depth == 0 && token.kind() == Token.Kind.WORD;
      if (word && STATEMENTS.contains(token.value().toUpperCase(Locale.ROOT))) {
        return false;
      }
    }
    return piece.size() > 1;
  }

  /** A word around statements, which means nothing more by itself. */
  private static StatementHead alone(Tokens piece, int size) {
    return piece.size() == size ? StatementHead.INFORMATION : StatementHead.OTHER;
  }

  private static StatementHead begin(Tokens piece) {
    if (piece.size() == 1 || (piece.size() == 2 && piece.isAnyWord(1, "TRY", "CATCH"))) {
      return StatementHead.INFORMATION;
    }
    boolean transaction = piece.isAnyWord(1, "TRAN", "TRANSACTION", "DISTRIBUTED");
    return transaction && !isWorking(piece) ? StatementHead.TRANSACTION : StatementHead.OTHER;
  }

  private static StatementHead named(Tokens piece) {
    return isWorking(piece.part(1, piece.size())) ? StatementHead.OTHER : StatementHead.INFORMATION;
  }

  /** Tells whether another statement, or a value, may stand behind the first words. */
  private static boolean isWorking(Tokens piece) {
    for (Token token : piece.list()) {
      boolean word =
          token.kind() == Token.Kind.WORD
              && WORKING.contains(token.value().toUpperCase(Locale.ROOT));
      if (word || token.kind() == Token.Kind.PARAMETER) {
        return true;
      }
    }
    return false;
  }
}
