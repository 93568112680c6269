package dev.hushcell.leak;

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

  /** Returns the paths that only it has. */
  List<PathStep> paths() {
    return switch (this) {
      case REGULAR -> List.of();
      case MYSQL -> ModePaths.mysql();
      case SQL_SERVER -> ModePaths.sqlServer();
    };
  }
}
