package dev.hushcell.testing.reading;

import dev.hushcell.internal.dialect.h2.H2Rules;
import dev.hushcell.internal.dialect.h2.text.H2Grammar;
import dev.hushcell.internal.dialect.mysql.MysqlRules;
import dev.hushcell.internal.dialect.mysql.text.MysqlGrammar;
import dev.hushcell.internal.dialect.postgresql.PostgresRules;
import dev.hushcell.internal.dialect.postgresql.text.PostgresGrammar;
import dev.hushcell.internal.dialect.sqlite.SqliteRules;
import dev.hushcell.internal.dialect.sqlite.text.SqliteGrammar;
import dev.hushcell.internal.dialect.sqlserver.SqlServerRules;
import dev.hushcell.internal.dialect.sqlserver.text.TsqlGrammar;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.parse.StatementParser;
import dev.hushcell.internal.sql.read.Grammar;
import dev.hushcell.internal.sql.read.Reading;
import dev.hushcell.internal.sql.read.StatementReader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Both front ends of one kind of database. */
public final class Front {
  private final Lexer lexer;
  private final StatementParser parser;
  private final StatementReader reader;
  private final Grammar grammar;

  private Front(SqlRules rules, Grammar grammar, Set<SessionFlag> flags) {
    this.lexer = new Lexer(rules.language(), flags);
    this.parser = new StatementParser(rules.forms());
    this.grammar = grammar;
    this.reader = new StatementReader(grammar);
  }

  /** Returns those of a kind of database where nothing is switched. */
  public static Front of(String database) {
    return of(database, Set.of());
  }

  /** Returns those of a session. */
  public static Front of(String database, Set<SessionFlag> flags) {
    return switch (database) {
      case "h2" -> new Front(new H2Rules(), H2Grammar.of(flags), flags);
      case "postgresql" -> new Front(new PostgresRules(), PostgresGrammar.grammar(), flags);
      case "mariadb", "mysql" -> new Front(new MysqlRules(), MysqlGrammar.of(flags), flags);
      case "sqlite" -> new Front(new SqliteRules(), SqliteGrammar.grammar(), flags);
      case "sqlserver" -> new Front(new SqlServerRules(), TsqlGrammar.grammar(), flags);
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

  /** Tells whether the library takes a statement. */
  public boolean isParsed(Tokens statement) {
    try {
      parser.parse(statement);
      return true;
    } catch (Fault refused) {
      return false;
    }
  }

  /**
   * Returns where a text is not read though the library takes it, with what was expected; empty
   * where it is read, or not taken.
   */
  public Optional<String> missed(String text) {
    for (Tokens statement : statements(text)) {
      boolean rows = StatementHead.of(statement).readsOrChangesRows();
      if (rows
          && reader.read(statement) instanceof Reading.NotUnderstood failure
          && isParsed(statement)) {
        return Optional.of(failure.expected() + " at " + failure.position());
      }
    }
    return Optional.empty();
  }
}
