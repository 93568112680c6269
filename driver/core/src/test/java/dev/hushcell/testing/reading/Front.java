package dev.hushcell.testing.reading;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.mysql.MysqlRules;
import dev.hushcell.internal.dialect.postgresql.PostgresRules;
import dev.hushcell.internal.dialect.sqlite.SqliteRules;
import dev.hushcell.internal.dialect.sqlserver.SqlServerRules;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.read.Grammar;
import dev.hushcell.internal.sql.read.StatementReader;
import dev.hushcell.internal.sql.read.StatementReader.Reading;
import dev.hushcell.internal.sql.tree.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How statements of one kind of database are read. */
public final class Front {
  private final Lexer lexer;
  private final Grammar grammar;
  private final StatementReader reader;

  private Front(SqlRules rules, Set<SessionFlag> flags) {
    this.lexer = new Lexer(rules.language(), flags);
    this.grammar = rules.grammar(flags);
    this.reader = new StatementReader(grammar);
  }

  /** Returns that of a kind of database where nothing is switched. */
  public static Front of(String database) {
    return of(database, Set.of());
  }

  /** Returns that of a session. */
  public static Front of(String database, Set<SessionFlag> flags) {
    return switch (database) {
      case "h2" -> new Front(H2Rules.RULES, flags);
      case "postgresql" -> new Front(PostgresRules.RULES, flags);
      case "mariadb" -> new Front(MysqlRules.MARIADB, flags);
      case "mysql" -> new Front(MysqlRules.MYSQL, flags);
      case "sqlite" -> new Front(SqliteRules.RULES, flags);
      case "sqlserver" -> new Front(SqlServerRules.RULES, flags);
      default -> throw new IllegalArgumentException(database);
    };
  }

  public Grammar grammar() {
    return grammar;
  }

  /** Returns the statements of a text; none of one that the lexer does not read. */
  public List<Tokens> statements(String text) {
    return lexer.read(text).map(Tokens::split).orElse(List.of());
  }

  /** Reads a text of one statement. */
  public Reading read(String text) {
    return reader.read(lexer.lex(text));
  }

  public Reading read(Tokens statement) {
    return reader.read(statement);
  }

  /** Reads a text of one statement that must be understood. */
  public Tree tree(String text) {
    return reader.tree(lexer.lex(text));
  }

  /**
   * Returns where a query or change of rows is not read, with what was expected; empty where it is,
   * and where a token is in doubt.
   */
  public Optional<String> missed(String text) {
    return statements(text).stream()
        .filter(each -> StatementHead.of(each).readsOrChangesRows() && each.doubts().isEmpty())
        .map(reader::read)
        .filter(Reading.NotUnderstood.class::isInstance)
        .map(Reading.NotUnderstood.class::cast)
        .map(failure -> failure.expected() + " at " + failure.position())
        .findFirst();
  }
}
