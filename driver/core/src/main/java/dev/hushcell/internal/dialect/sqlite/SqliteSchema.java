package dev.hushcell.internal.dialect.sqlite;

import dev.hushcell.internal.dialect.sqlite.text.SqliteDdlParser;
import dev.hushcell.internal.dialect.sqlite.text.SqliteLanguage;
import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.ColumnTrait;
import dev.hushcell.internal.sql.tree.DataDefinition;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The definitions that SQLite keeps as texts. */
final class SqliteSchema {
  /** The schema of the file. */
  static final String MAIN = "main";

  /** That of what one connection has for itself, which is looked at first. */
  static final String TEMP = "temp";

  private static final Lexer LEXER = new Lexer(new SqliteLanguage());

  private SqliteSchema() {}

  /**
   * Something that is defined.
   *
   * @param type table, view, trigger or index
   * @param name as it was written
   * @param table that it belongs to
   * @param sql its definition; empty for what SQLite makes by itself
   */
  record Entry(String type, String name, String table, String sql) {
    /** Tells whether it is a table that code keeps, or shows. */
    boolean isVirtual() {
      if (!type.equals("table")) {
        return false;
      }
      try {
        return LEXER.lex(sql).isWord(1, "VIRTUAL");
      } catch (Fault unreadable) {
        return true;
      }
    }

    /** Returns the columns that have no collation of their own, as far as that is known. */
    Set<String> usual() {
      return definition().statement() instanceof DataDefinition.CreateTable create
          ? create.columns().stream()
              .filter(
                  each -> each.traits().stream().noneMatch(ColumnTrait.TextForm.class::isInstance))
              .map(each -> each.name().token().value())
              .collect(Collectors.toSet())
          : Set.of();
    }

    /** Reads the definition, with its tokens. */
    Definition definition() {
      try {
        Tokens tokens = LEXER.lex(sql);
        return new Definition(tokens, new SqliteDdlParser().parse(tokens));
      } catch (Fault unreadable) {
        Tokens none = LEXER.lex("");
        return new Definition(
            none, DataDefinition.NotUnderstood.at(0, none, "a text that can be read"));
      }
    }
  }

  /** A definition that was read. */
  record Definition(Tokens tokens, DataDefinition statement) {}

  /** Returns what a schema has, in the order in which it was made. */
  static List<Entry> all(Connection connection, String schema) throws SQLException {
    return Rows.of(
        connection,
        "SELECT type, name, tbl_name, sql FROM "
            + table(schema)
            + " WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid",
        row -> {
          String sql = row.getString(4);
          return new Entry(
              row.getString(1), row.getString(2), row.getString(3), sql == null ? "" : sql);
        });
  }

  /** Returns a table or view by its name, of which the case of A to Z does not count. */
  static Optional<Entry> relation(Connection connection, String schema, String name)
      throws SQLException {
    return all(connection, schema).stream()
        .filter(each -> each.type().equals("table") || each.type().equals("view"))
        .filter(each -> isSame(each.name(), name))
        .findFirst();
  }

  /** Returns what stands at a place of an index, from 0; empty where that cannot be read. */
  static Optional<String> indexed(Connection connection, String index, int place)
      throws SQLException {
    for (Entry each : all(connection, MAIN)) {
      Definition definition = each.definition();
      if (each.type().equals("index")
          && isSame(each.name(), index)
          && definition.statement() instanceof DataDefinition.CreateIndex create) {
        return Stream.concat(create.columns().stream(), create.expressions().stream())
            .sorted(Comparator.comparingInt(node -> node.place().begin()))
            .skip(place)
            .findFirst()
            .map(node -> definition.tokens().written(node.place().begin(), node.place().end()));
      }
    }
    return Optional.empty();
  }

  /** Compares as SQLite does, but tells apart what it would join among other letters. */
  static boolean isSame(String one, String other) {
    return lower(one).equals(lower(other));
  }

  private static String lower(String name) {
    StringBuilder lower = new StringBuilder(name.length());
    name.chars().forEach(c -> lower.append((char) (c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c)));
    return lower.toString();
  }

  /** Reading one does not lock the other. */
  private static String table(String schema) {
    return isSame(schema, TEMP) ? "sqlite_temp_master" : "main.sqlite_master";
  }
}
