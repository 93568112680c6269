package dev.hushcell.leak;

import dev.hushcell.internal.dialect.h2.H2Mode;
import dev.hushcell.internal.dialect.h2.text.H2Language;
import dev.hushcell.internal.sql.Lexer;
import java.util.List;

/** A mode of H2 in which values travel, by its own ways too. */
enum LeakMode {
  /** The default. */
  REGULAR,
  /** MySQL. */
  MYSQL,
  /** SQL Server. */
  SQL_SERVER;

  /** Returns the settings for the end of a URL. */
  String settings() {
    return switch (this) {
      case REGULAR -> "";
      case MYSQL -> ";MODE=MySQL;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
      case SQL_SERVER -> ";MODE=MSSQLServer;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    };
  }

  /** Returns how it cuts a text into tokens. */
  Lexer lexer() {
    H2Mode mode =
        switch (this) {
          case REGULAR -> H2Mode.REGULAR;
          case MYSQL -> H2Mode.MYSQL;
          case SQL_SERVER -> H2Mode.MSSQLSERVER;
        };
    return new Lexer(new H2Language(), mode.flags());
  }

  /** Returns the paths that only it has. */
  List<PathStep> paths() {
    return switch (this) {
      case REGULAR -> List.of();
      case MYSQL -> ModePaths.mysql();
      case SQL_SERVER -> ModePaths.sqlServer();
    };
  }
}
