package dev.hushcell.contract.statements;

import java.io.IOException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The lists of jOOQ's statements are what jOOQ renders. Its free edition has no SQL Server. */
class JooqStatementsTests {
  @ParameterizedTest
  @EnumSource(value = Product.class, names = "SQLSERVER", mode = EnumSource.Mode.EXCLUDE)
  void listsWhatJooqRenders(Product product) throws IOException {
    Recorder recorder = new Recorder();
    DSLContext sql = DSL.using(dialect(product));
    JooqTables tables = new JooqTables(product);
    new JooqQueries(sql, tables, recorder).run();
    new JooqChanges(sql, tables, recorder).run();
    new StatementList("jooq", product).requireLists(recorder.all());
  }

  private static SQLDialect dialect(Product product) {
    return switch (product) {
      case H2 -> SQLDialect.H2;
      case POSTGRESQL -> SQLDialect.POSTGRES;
      case MYSQL -> SQLDialect.MYSQL;
      case MARIADB -> SQLDialect.MARIADB;
      case SQLSERVER -> throw new IllegalArgumentException("not in the free edition");
    };
  }
}
