package dev.hushcell.contract.values;

import dev.hushcell.contract.server.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Columns for dates and times with few, some and the most digits that a server has. */
record TemporalColumns(Map<String, String> types) {
  static TemporalColumns of(Server server) {
    String name = server.words().name();
    boolean mysql = name.startsWith("mariadb") || name.startsWith("mysql");
    String stamp = mysql ? "datetime" : name.startsWith("sqlserver") ? "datetime2" : "timestamp";
    int most = name.startsWith("sqlserver") ? 7 : name.startsWith("h2") ? 9 : 6;
    Map<String, String> types = new LinkedHashMap<>();
    types.put("d", "date");
    for (int digits : new int[] {0, 3, most}) {
      types.put("t" + digits, "time(" + digits + ")");
      types.put("s" + digits, stamp + "(" + digits + ")");
    }
    server.words().in("{=zoned " + most + "}").ifPresent(zoned -> types.put("z", zoned));
    if (name.startsWith("sqlserver")) {
      types.put("z", "datetimeoffset(7)");
    }
    return new TemporalColumns(types);
  }

  List<String> names() {
    return List.copyOf(types.keySet());
  }

  String definition() {
    StringBuilder out = new StringBuilder("create table thing (id int primary key");
    types.forEach((column, type) -> out.append(", ").append(column).append(' ').append(type));
    return out.append(')').toString();
  }

  String configuration() {
    StringBuilder out = new StringBuilder("columns:\n");
    for (String column : types.keySet()) {
      String accept = column.equals("z") ? ", accept: utc" : "";
      out.append("  thing.%s: { search: equality%s }\n".formatted(column, accept));
    }
    return out.toString();
  }
}
