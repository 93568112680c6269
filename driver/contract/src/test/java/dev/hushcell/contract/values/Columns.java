package dev.hushcell.contract.values;

import dev.hushcell.contract.server.Server;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** One column for each type of a server. */
record Columns(Map<String, String> types) {
  private static final Set<String> LARGE = Set.of("lt", "lb", "t", "js");

  static Columns of(Server server) {
    Map<String, String> types = new LinkedHashMap<>();
    types.put("v", "varchar(80)");
    types.put("c", "char(30)");
    types.put("sm", "smallint");
    types.put("i", "int");
    types.put("l", "bigint");
    types.put("n", "decimal(12, 3)");
    types.put("d", "{=double}");
    types.put("b", "{=boolean}");
    types.put("dt", "date");
    types.put("tm", "time");
    types.put("ts", "timestamp");
    types.put("u", "{=uuid}");
    types.put("x", "{=bytes 60}");
    types.put("lt", "{=clob}");
    types.put("lb", "{=blob}");
    String name = server.words().name();
    if (name.startsWith("mariadb") || name.startsWith("mysql")) {
      types.put("ts", "datetime");
      types.put("ts3", "datetime(3)");
      types.put("ts6", "datetime(6)");
      types.put("tm3", "time(3)");
      types.put("yes", "tinyint(1)");
      types.put("t", "text");
      types.put("js", "json");
    } else {
      types.put("r", "real");
      types.put("z", "{=zoned 6}");
      types.put("ts3", "timestamp(3)");
    }
    if (name.startsWith("sqlserver")) { // its TIMESTAMP is a number of versions
      types.put("ts", "datetime2");
      types.put("ts3", "datetime2(3)");
    }
    if (name.startsWith("postgresql")) {
      types.put("js", "json");
      types.put("jb", "jsonb");
      types.put("xm", "xml");
    }
    if (!server.tellsTypes()) { // a time is what the options of the driver make of it
      types.keySet().removeAll(List.of("dt", "tm", "ts", "ts3"));
    }
    Map<String, String> meant = new LinkedHashMap<>();
    types.forEach((column, type) -> server.words().in(type).ifPresent(t -> meant.put(column, t)));
    return new Columns(meant);
  }

  List<String> names() {
    return List.copyOf(types.keySet());
  }

  String type(String column) {
    return types.get(column).toLowerCase(Locale.ROOT);
  }

  /** Tells whether values of a column may be large objects to its driver. */
  boolean isLarge(String column) {
    return LARGE.contains(column);
  }

  String definition() {
    StringBuilder out = new StringBuilder("create table thing (id int primary key");
    types.forEach((column, type) -> out.append(", ").append(column).append(' ').append(type));
    return out.append(')').toString();
  }

  String configuration() {
    StringBuilder out = new StringBuilder("columns:\n");
    types.keySet().forEach(c -> out.append("  thing.").append(c).append(": { search: none }\n"));
    return out.toString();
  }
}
