package dev.hushcell.internal.dialect.mysql;

import static dev.hushcell.internal.dialect.mysql.MysqlRewriting.quote;

import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.Rewriting;
import dev.hushcell.internal.rewriting.RewritingTables.Trait;
import dev.hushcell.internal.rewriting.RewritingTables.Trait.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a table has beside rows and what a job added. Not rights: they are of names, which stay, and
 * each user is shown others of them.
 */
final class TableTraits {
  private static final String TRIGGERS =
      "SELECT TRIGGER_NAME, CONCAT_WS(' ', ACTION_TIMING, EVENT_MANIPULATION, ACTION_ORDER,"
          + " ACTION_STATEMENT) FROM INFORMATION_SCHEMA.TRIGGERS"
          + " WHERE EVENT_OBJECT_SCHEMA = ? AND EVENT_OBJECT_TABLE = ?";

  /** A line of SHOW CREATE TABLE: what it defines, and its name. */
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:(PRIMARY )?(?:UNIQUE )?(KEY|CONSTRAINT))?\\s*(?:`((?:[^`]|``)*)`)?.*");

  private static final Pattern COUNTER = Pattern.compile(" AUTO_INCREMENT=\\d+");

  private TableTraits() {}

  static List<Trait> of(Connection connection, Rewriting job) throws SQLException {
    List<Trait> all = new ArrayList<>();
    String table = quote(job.table().schema()) + "." + quote(job.table().table());
    for (String text : Rows.of(connection, "SHOW CREATE TABLE " + table, row -> row.getString(2))) {
      text.lines().skip(1).forEach(line -> all.add(defined(line)));
    }
    all.addAll(
        Rows.ofTable(
            connection,
            TRIGGERS,
            row -> new Trait(Kind.TRIGGER, row.getString(1), row.getString(2)),
            job.table()));
    all.removeIf(each -> (each.name() + each.definition()).contains(job.id()));
    return all;
  }

  private static Trait defined(String line) {
    String definition = COUNTER.matcher(line.strip()).replaceFirst("");
    if (definition.endsWith(",")) {
      definition = definition.substring(0, definition.length() - 1);
    }
    Matcher parts = LINE.matcher(definition);
    if (!parts.matches() || definition.startsWith(")")) {
      return new Trait(Kind.SETTING, "of the table", definition);
    }
    String name = String.valueOf(parts.group(3));
    if (parts.group(2) == null) {
      return new Trait(Kind.COLUMN, name, definition);
    }
    boolean constraint = parts.group(2).equals("CONSTRAINT");
    String called = parts.group(1) == null ? name : "PRIMARY";
    return new Trait(constraint ? Kind.CONSTRAINT : Kind.INDEX, called, definition);
  }
}
