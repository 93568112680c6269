package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SqlRules.ExecutedTexts;
import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import java.util.Locale;
import java.util.Set;

/**
 * EXEC and what else of T-SQL runs a text. A text that is not there to be read is refused as long
 * as anything is protected; one that is a literal is planned like any other.
 */
public final class TsqlDynamic implements ExecutedTexts {
  /** System procedures that take SQL; the first one has it as its first argument. */
  private static final Set<String> RUNNERS =
      Names.words(
          """
          SP_EXECUTESQL SP_PREPARE SP_PREPEXEC SP_PREPEXECRPC SP_EXECUTE SP_CURSOROPEN
          SP_CURSORPREPARE SP_CURSORPREPEXEC SP_MSFOREACHTABLE SP_MSFOREACHDB
          SP_EXECUTE_EXTERNAL_SCRIPT SP_DESCRIBE_FIRST_RESULT_SET XP_CMDSHELL SP_EXECUTE_REMOTE
          SP_DESCRIBE_UNDECLARED_PARAMETERS SP_SEND_DBMAIL SP_ADD_JOBSTEP SP_UPDATE_JOBSTEP
          """);

  @Override
  public void requireHarmless(Tokens piece, Ground ground) {
    new Found(piece, ground).requireHarmless();
  }

  /** One statement, looked at. */
  private record Found(Tokens piece, Ground ground) {
    void requireHarmless() {
      if (piece.isWord(0, "USE")) {
        throw refused("changes the database, and with it the catalogue of keys; connect to it", 0);
      }
      boolean bare = !piece.isWord(0, "EXEC") && !piece.isWord(0, "EXECUTE");
      for (int i = 0; i < piece.size(); i++) {
        if (piece.isWord(i, "EXEC") || (piece.isWord(i, "EXECUTE") && !piece.isWord(i + 1, "AS"))) {
          call(i + 1);
        } else if (i == 0 && bare && isRunner(piece.get(0))) {
          call(0);
        } else if (piece.isWord(i, "CALL")) {
          escaped(i + 1);
        } else if (isRemote(piece.get(i)) && ground.inLiterals(piece)) {
          throw refused("asks another server by a text that names a protected table", i);
        }
      }
      // Escaped, or in the first statement of a text, a procedure needs no EXEC.
      if (bare && StatementHead.of(piece) == StatementHead.DYNAMIC && ground.touches(piece)) {
        throw refused("names a protected table or a routine that reaches one", 0);
      }
    }

    /** {@code {call p(…)}}, which the driver turns into EXEC. */
    private void escaped(int at) {
      int name = last(at);
      if (name < piece.size() && isRunner(piece.get(name))) {
        throw refused("runs a statement through a system procedure", at);
      }
    }

    private static boolean isRemote(Token token) {
      return token.isWord("OPENQUERY")
          || token.isWord("OPENROWSET")
          || token.isWord("OPENDATASOURCE");
    }

    private void call(int at) {
      if (at >= piece.size()) {
        return;
      }
      Token first = piece.get(at);
      if (first.isSymbol("(")) {
        literal(at + 1, ")", at);
        return;
      }
      boolean returns = first.value().startsWith("@") && piece.isSymbol(at + 1, "=");
      int name = last(returns ? at + 2 : at);
      if (name >= piece.size() || !piece.get(name).isName() || isVariable(piece.get(name))) {
        throw refused("runs a procedure whose name is not seen here", at);
      }
      if (isRunner(piece.get(name))) {
        boolean own = piece.get(name).value().equalsIgnoreCase("SP_EXECUTESQL");
        if (!own) {
          throw refused("runs a statement through a system procedure", at);
        }
        boolean named = name + 2 < piece.size() && piece.isSymbol(name + 2, "=");
        literal(named ? name + 3 : name + 1, ",", at);
      }
      if (ground.touches(piece)) {
        throw refused("names a protected table or a routine that reaches one", at);
      }
    }

    /** Returns the index of the last part of a dotted name. */
    private int last(int from) {
      int at = from;
      while (piece.isSymbol(at + 1, ".")) {
        at += piece.isSymbol(at + 2, ".") ? 1 : 2;
      }
      return at;
    }

    private static boolean isVariable(Token token) {
      return token.kind() == Token.Kind.WORD && token.value().startsWith("@");
    }

    private static boolean isRunner(Token token) {
      return token.isName() && RUNNERS.contains(token.value().toUpperCase(Locale.ROOT));
    }

    /** One literal, up to the end or a symbol, that touches nothing. */
    private void literal(int at, String end, int call) {
      boolean alone =
          at < piece.size()
              && piece.get(at).kind() == Token.Kind.STRING
              && (at + 1 == piece.size() || piece.isSymbol(at + 1, end));
      if (!alone) {
        throw refused("runs a statement that is put together when it runs", call);
      }
      if (!isUntouched(piece.get(at).value())) {
        throw refused("runs a statement on a protected table", call);
      }
    }

    /** What is refused by itself touches something too, and cannot be mended inside the literal. */
    private boolean isUntouched(String text) {
      try {
        return ground.isUntouched(text);
      } catch (Fault inner) {
        return false;
      }
    }

    private RuntimeException refused(String what, int token) {
      return PlanFault.DYNAMIC_SQL.at(
          piece.get(Math.min(token, piece.size() - 1)).begin(),
          "the statement "
              + what
              + "; run that SQL as a separate statement, with ? for its parameters");
    }
  }
}
