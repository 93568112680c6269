package dev.hushcell.contract.sqlserver;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.apache.shardingsphere.sql.parser.autogen.SQLServerStatementLexer;
import org.apache.shardingsphere.sql.parser.autogen.SQLServerStatementParser;

/**
 * A grammar of T-SQL that somebody else wrote, for what no server is at hand to say. It has gaps:
 * forms that the documentation of SQL Server has and it does not are put into one that it knows.
 */
final class TsqlGrammar {
  private static final Map<String, String> GAPS = new LinkedHashMap<>();

  static {
    // Hints of tables: joined ones, and several.
    GAPS.put(" WITH \\((?:NOLOCK|UPDLOCK, HOLDLOCK|TABLOCKX, HOLDLOCK)\\)", "");
    GAPS.put(" with \\((?:\\w+, )+\\w+\\)", "");
    GAPS.put(" option \\((?:maxdop 1, )?recompile\\)", "");
    GAPS.put("^set nocount on; ", "");
    // The order of columns in a key, names of types in brackets, the rows of an index.
    GAPS.put("(?i)((?:KEY|UNIQUE) (?:NON)?CLUSTERED) \\((\\S+) ASC\\)", "$1 ($2)");
    GAPS.put("\\[(int|nvarchar|decimal)\\]", "$1");
    GAPS.put("^(create unique nonclustered index .*) where \\w+ is not null$", "$1");
    // The clause COLLATE of an expression.
    GAPS.put(" COLLATE DATABASE_DEFAULT", "");
    // The window of an aggregate.
    GAPS.put("\\b(sum\\(\\w+\\)|rank\\(\\)) over \\([^)]*\\)", "$1");
    // What is behind a condition is a statement.
    GAPS.put("^IF OBJECT_ID\\(.*?\\) IS NULL ", "");
    GAPS.put("^if exists \\(.*?\\) (update .*) else (insert .*)$", "$1");
    // A target that is an alias, behind two FROM.
    GAPS.put("^delete from (\\w) from ", "delete $1 from ");
    GAPS.put("^SET LOCK_TIMEOUT -?[0-9]+$", "SELECT 1");
    GAPS.put("(?i)^EXEC (sp_\\w+) (.*)$", "SELECT $1($2)");
    // What an administrator fills in.
    GAPS.put("<user>", "[user]");
  }

  private TsqlGrammar() {}

  /** Returns what is wrong with a statement; empty when nothing is. */
  static Optional<String> objection(String sql) {
    String text = sql;
    for (Map.Entry<String, String> each : GAPS.entrySet()) {
      text = text.replaceAll(each.getKey(), each.getValue());
    }
    List<String> errors = new ArrayList<>();
    BaseErrorListener listener =
        new BaseErrorListener() {
          @Override
          public void syntaxError(
              Recognizer<?, ?> recognizer,
              Object symbol,
              int line,
              int column,
              String message,
              RecognitionException e) {
            errors.add("at " + column + ": " + message);
          }
        };
    SQLServerStatementLexer lexer = new SQLServerStatementLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    lexer.addErrorListener(listener);
    SQLServerStatementParser parser = new SQLServerStatementParser(new CommonTokenStream(lexer));
    parser.removeErrorListeners();
    parser.addErrorListener(listener);
    parser.execute();
    return errors.stream().findFirst();
  }
}
