package dev.hushcell.contract.statements;

import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.dialect.h2.H2Database;
import dev.hushcell.internal.dialect.mysql.MysqlDatabase;
import dev.hushcell.internal.dialect.postgresql.PostgresDatabase;
import dev.hushcell.internal.dialect.sqlserver.SqlServerDatabase;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Naming.Letters;
import dev.hushcell.internal.sql.Naming.Unquoted;
import java.util.Locale;

/** The databases that statements are written for. */
enum Product {
  H2("H2", "PUBLIC"),
  POSTGRESQL("PostgreSQL", "public"),
  MYSQL("MySQL", "app"),
  MARIADB("MariaDB", "app"),
  SQLSERVER("SQL Server", "dbo");

  private final String title;
  private final String schema;

  Product(String title, String schema) {
    this.title = title;
    this.schema = schema;
  }

  /** Returns its name for readers. */
  String title() {
    return title;
  }

  /** Returns the schema that unqualified names mean. */
  String schema() {
    return schema;
  }

  /** Returns its name in the names of files. */
  String file() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns a name as it stores one that is written without quotes. */
  String stored(String name) {
    return this == H2 ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
  }

  /** Returns how it compares names, as its server does by default. */
  Naming naming() {
    return switch (this) {
      case H2 -> Naming.of(new Letters(Unquoted.UPPER));
      case POSTGRESQL -> Naming.of(new Letters(Unquoted.LOWER_ASCII));
      case MYSQL, MARIADB -> {
        Letters kept = new Letters(Unquoted.KEPT);
        Letters caseless = new Letters(Unquoted.KEPT, true);
        Letters commons = this == MARIADB ? caseless : kept;
        yield new Naming(kept, kept, commons, caseless, Naming.UNLIMITED, false);
      }
      case SQLSERVER -> {
        Letters caseless = new Letters(Unquoted.KEPT, true);
        yield new Naming(caseless, caseless, caseless, caseless, Naming.UNLIMITED, true);
      }
    };
  }

  /** Returns what the driver knows of it. */
  Database database() {
    return switch (this) {
      case H2 -> new H2Database();
      case POSTGRESQL -> new PostgresDatabase();
      case MYSQL, MARIADB ->
          MysqlDatabase.all().stream()
              .filter(each -> each.name().equals(title))
              .findFirst()
              .orElseThrow();
      case SQLSERVER -> new SqlServerDatabase();
    };
  }
}
