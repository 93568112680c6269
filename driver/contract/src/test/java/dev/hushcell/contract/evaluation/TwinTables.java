package dev.hushcell.contract.evaluation;

import dev.hushcell.contract.Scene;
import dev.hushcell.contract.server.Server;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

/** Two tables with the same rows: one is sealed, the other has plain columns of its order. */
record TwinTables(Server server, String rights) {
  private static final int ROWS = 40;
  private static final List<String> CITIES =
      List.of("C0", "a", " Ab", "", "zB ", "a_%", "\u3042", "\ud83d\ude00b", "C");
  private static final String BEYOND =
      "flag boolean, token uuid, moment timestamp(6) with time zone";
  private static final String FLAGS = "flag bit, token int, moment int";
  private static final String INTEGERS = "flag int, token int, moment int";

  /** Returns what makes queries of them, from the seed of the build. */
  TwinQueries queries() {
    return new TwinQueries(
        Long.getLong("hushcell.evaluation.seed", 7),
        !PlainOrder.isMysql(server),
        PlainOrder.isOfTexts(server),
        server.name().equals("postgresql"));
  }

  /** Declares which columns are protected; of some types a server may have none. */
  Scene scene(Path directory) throws IOException, SQLException {
    List<String> values = new ArrayList<>(List.of("amount", "whole", "born", "seen", "clock"));
    if (!PlainOrder.isOfTexts(server)) {
      values.addAll(
          PlainOrder.isMysql(server) ? List.of("flag") : List.of("flag", "token", "moment"));
    }
    StringBuilder columns = new StringBuilder("columns:\n");
    for (String text : List.of("name", "code", "figure", "dated")) {
      columns.append(rule(text, "pattern, ", PlainOrder.declared(server)));
    }
    values.forEach(each -> columns.append(rule(each, "", "")));
    return Scene.of(server, directory, columns.toString());
  }

  private String rule(String column, String more, String order) {
    return "  sealed.%s: { evaluate: [range, %sorder%s]%s, rows: 5000, bytes: 1000000 }\n"
        .formatted(column, more, rights, order);
  }

  /** Makes both tables, and the same rows in them. */
  void fill(Scene scene, TwinQueries queries, Connection ours, Connection plain)
      throws SQLException {
    scene.run(ours, create("sealed", ""));
    scene.run(plain, create("clear", PlainOrder.collation(server)));
    String insert = "insert into %s values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    try (PreparedStatement sealed = ours.prepareStatement(insert.formatted("sealed"));
        PreparedStatement clear = plain.prepareStatement(insert.formatted("clear"))) {
      for (int id = 0; id < ROWS; id++) {
        String name = queries.text();
        Object amount = queries.number();
        Object born = queries.date();
        Object seen = queries.moment();
        Object clock = queries.time();
        String code = queries.code();
        Object flag = queries.flag();
        Object token = queries.token();
        Object moment = queries.instant();
        String figure = queries.figure();
        String dated = queries.dated();
        for (PreparedStatement each : List.of(sealed, clear)) {
          each.setInt(1, id);
          each.setInt(2, id % 5);
          each.setString(3, name);
          each.setObject(4, amount, Types.DECIMAL);
          each.setObject(5, id % 7 == 0 ? null : id % 4 - 2, Types.INTEGER);
          each.setObject(6, born, Types.DATE);
          each.setObject(7, seen, Types.TIMESTAMP);
          each.setObject(8, clock, Types.TIME);
          each.setString(9, code);
          each.setObject(10, flag);
          each.setObject(11, token);
          each.setObject(12, moment);
          each.setString(13, id % 6 == 0 ? null : CITIES.get(id % CITIES.size()));
          each.setString(14, figure);
          each.setString(15, dated);
          each.executeUpdate();
        }
      }
    }
  }

  private String create(String table, String collation) {
    boolean mysql = PlainOrder.isMysql(server);
    return "create table "
        + table
        + " (id integer primary key, grp int, name varchar(40)"
        + collation
        + ", amount decimal(9,2), whole int, born date, seen "
        + (mysql ? "datetime(6)" : "timestamp(6)")
        + ", clock time(6), code varchar(40)"
        + collation
        + ", "
        + (PlainOrder.isOfTexts(server) ? INTEGERS : mysql ? FLAGS : BEYOND)
        + ", city varchar(40)"
        + PlainOrder.collation(server)
        + ", figure varchar(20)"
        + collation
        + ", dated varchar(20)"
        + collation
        + ")";
  }
}
