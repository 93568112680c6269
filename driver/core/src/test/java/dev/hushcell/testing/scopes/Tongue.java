package dev.hushcell.testing.scopes;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What one kind of database takes, and how it keeps names. */
public enum Tongue {
  POSTGRESQL("varchar(40)", "public"),
  MARIADB("char(40)", Piece.SCHEMA),
  MYSQL("char(40)", Piece.SCHEMA),
  H2("varchar(40)", "PUBLIC"),
  SQLITE("text", "main");

  private static final Map<Tongue, Set<Feature>> FEATURES =
      Map.of(
          POSTGRESQL,
          Set.of(
              Feature.LATERAL,
              Feature.ROW_REFERENCES,
              Feature.FROM_IN_UPDATES,
              Feature.USING_IN_DELETES,
              Feature.MERGE,
              Feature.ON_CONFLICT,
              Feature.RETURNING,
              Feature.RETURNING_EVERYWHERE,
              Feature.WITH_BEFORE_CHANGES,
              Feature.VALUES_IN_FROM,
              Feature.COLUMNS_OF_DERIVED,
              Feature.QUOTED_CASE,
              Feature.ESCAPED_NAMES),
          MARIADB,
          Set.of(
              Feature.JOIN_IN_CHANGES,
              Feature.ON_DUPLICATE,
              Feature.RETURNING,
              Feature.BARE_HAVING,
              Feature.STRIPPED_PREFIX,
              Feature.FRAIL_WITH),
          MYSQL,
          Set.of(
              Feature.LATERAL,
              Feature.JOIN_IN_CHANGES,
              Feature.ON_DUPLICATE,
              Feature.BARE_HAVING,
              Feature.WITH_BEFORE_CHANGES,
              Feature.COLUMNS_OF_DERIVED,
              Feature.STRIPPED_PREFIX),
          H2,
          Set.of(
              Feature.MERGE,
              Feature.FINAL_TABLE,
              Feature.VALUES_IN_FROM,
              Feature.COLUMNS_OF_DERIVED,
              Feature.QUOTED_CASE,
              Feature.ESCAPED_NAMES),
          SQLITE,
          Set.of(
              Feature.FROM_IN_UPDATES,
              Feature.ON_CONFLICT,
              Feature.RETURNING,
              Feature.RETURNING_EVERYWHERE,
              Feature.WITH_BEFORE_CHANGES,
              Feature.BARE_HAVING,
              Feature.CASELESS_TABLES));

  private final String text;
  private final String schema;

  Tongue(String text, String schema) {
    this.text = text;
    this.schema = schema;
  }

  boolean has(Feature feature) {
    return FEATURES.getOrDefault(this, Set.of()).contains(feature);
  }

  /** Returns the type of a text in a CAST. */
  String text() {
    return text;
  }

  /** Returns the schema as the database keeps its name. */
  String schema() {
    return schema;
  }

  /** Returns how it keeps a name that stands without quotes. */
  String stored(String name) {
    return this == H2 ? name.toUpperCase(Locale.ROOT) : name.toLowerCase(Locale.ROOT);
  }

  /** Returns a name that differs in its case only from the kept one of the same letters. */
  String odd(String name) {
    return switch (this) {
      case POSTGRESQL -> name.toUpperCase(Locale.ROOT);
      case MARIADB, MYSQL, SQLITE ->
          name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
      case H2 -> name.toLowerCase(Locale.ROOT);
    };
  }

  String quoted(String stored) {
    return this == MARIADB || this == MYSQL ? "`" + stored + "`" : '"' + stored + '"';
  }

  /** Returns what bounds the time of a statement on a connection. */
  List<String> limits() {
    return switch (this) {
      case POSTGRESQL -> List.of("set statement_timeout = 3000");
      case MARIADB -> List.of("set max_statement_time = 3");
      case MYSQL -> List.of("set max_execution_time = 3000");
      case H2 -> List.of("set query_timeout 3000");
      case SQLITE -> List.of();
    };
  }
}
