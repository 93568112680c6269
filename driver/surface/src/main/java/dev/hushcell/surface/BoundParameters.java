package dev.hushcell.surface;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The bodies of setters of parameters, whose values may be sealed, and set once more later. */
final class BoundParameters {
  /** The types of what an application may change after it was set. */
  private static final Set<String> MUTABLE =
      Set.of(
          "byte[]",
          "java.lang.Object",
          "java.sql.Blob",
          "java.sql.Clob",
          "java.sql.Date",
          "java.sql.NClob",
          "java.sql.SQLXML",
          "java.sql.Time",
          "java.sql.Timestamp",
          "java.util.Calendar");

  private BoundParameters() {}

  static String body(Signature method) {
    if (!method.startsWith("int")) {
      throw new IllegalArgumentException("no parameter index first: " + method.identity());
    }
    List<String> passed = new ArrayList<>(method.argumentsFrom(2));
    passed.add(0, "place(p1)");
    List<String> again = new ArrayList<>(method.namesFrom(2));
    again.add(0, "at");
    String kept = "keep(p1, " + Templates.handed(method, method.name(), method.namesFrom(2)) + ")";
    String body =
        "if (kept) {\n      %s;\n    } else {\n      %s;\n    }\n"
                .formatted(kept, Templates.call("delegate()." + method.name(), passed))
            + "    if (repeats(p1)) {\n      repeat(p1, p2, (each, at) -> %s);\n    }"
                .formatted(Templates.call("each." + method.name(), again));
    return "boolean kept = keeps(p1);\n    " + asTheyAreNow(method, body);
  }

  /** What is set once more later is set as it is now, and so it is the first time. */
  private static String asTheyAreNow(Signature method, String body) {
    StringBuilder snapshots = new StringBuilder();
    String now = body;
    for (int i = 2; i <= method.parameters().size(); i++) {
      if (MUTABLE.contains(method.parameters().get(i - 1))) {
        snapshots.append(
            "var now%1$d = repeats(p1) ? Argument.snapshot(p%1$d) : p%1$d;\n    ".formatted(i));
        now = now.replaceAll("\\bp" + i + "\\b", "now" + i);
      }
    }
    return snapshots + now;
  }
}
