package dev.hushcell.cli;

import dev.hushcell.admin.AuditUse;
import dev.hushcell.admin.CellUse;
import dev.hushcell.admin.CellUse.Peaks;
import dev.hushcell.admin.TenantUse;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What a report of an audit looks like. */
final class AuditUseText {
  private static final List<String> HEAD =
      List.of(
          "PROFILE",
          "USER",
          "COLUMN",
          "CELLS",
          "TOTAL",
          "MINUTE",
          "HOUR",
          "DAY",
          "STATEMENT",
          "EXCEEDED");
  private static final List<String> TENANTS =
      List.of("PROFILE", "USER", "COLUMN", "TENANT", "OPENED", "EVALUATED", "SEALED");
  private static final int TEXTS = 4;

  private AuditUseText() {}

  static void write(AuditUse use, PrintWriter out) {
    boolean timed = use.uses().stream().anyMatch(each -> !each.time().isEmpty());
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(timed, "TIME", HEAD));
    for (CellUse each : use.uses()) {
      rows.add(row(timed, each.time(), cells(each, "opened", each.opened())));
      if (each.evaluated().total() > 0) {
        rows.add(row(timed, each.time(), cells(each, "evaluated", each.evaluated())));
      }
    }
    write(rows, timed ? TEXTS + 1 : TEXTS, out);
    if (!use.tenants().isEmpty()) {
      out.println();
      writeTenants(use, timed, out);
    }
    if (use.unread() > 0) {
      out.printf("note  lines that are none of an audit: %d%n", use.unread());
    }
    out.printf("note  %d lines, not verified; hushcell audit verify does that%n", use.lines());
  }

  private static void writeTenants(AuditUse use, boolean timed, PrintWriter out) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(timed, "TIME", TENANTS));
    for (TenantUse each : use.tenants()) {
      rows.add(
          row(
              timed,
              each.time(),
              List.of(
                  shown(each.profile()),
                  shown(each.user()),
                  each.column().toString(),
                  each.tenant(),
                  String.valueOf(each.opened()),
                  String.valueOf(each.evaluated()),
                  String.valueOf(each.sealed()))));
    }
    write(rows, timed ? TEXTS + 1 : TEXTS, out);
  }

  /**
   * Writes rows below each other.
   *
   * @param texts how many columns are texts
   */
  private static void write(List<List<String>> rows, int texts, PrintWriter out) {
    int[] widths =
        IntStream.range(0, rows.get(0).size())
            .map(i -> rows.stream().mapToInt(row -> row.get(i).length()).max().orElse(0))
            .toArray();
    rows.forEach(row -> out.println(line(row, widths, texts)));
  }

  private static String shown(String text) {
    return text.isEmpty() ? "-" : text;
  }

  private static List<String> cells(CellUse use, String what, Peaks peaks) {
    return List.of(
        shown(use.profile()),
        shown(use.user()),
        use.column().toString(),
        what,
        String.valueOf(peaks.total()),
        String.valueOf(peaks.minute()),
        String.valueOf(peaks.hour()),
        String.valueOf(peaks.day()),
        String.valueOf(peaks.statement()),
        what.equals("opened") ? String.valueOf(use.exceeded()) : "");
  }

  private static List<String> row(boolean timed, String time, List<String> rest) {
    List<String> all = new ArrayList<>();
    if (timed) {
      all.add(time);
    }
    all.addAll(rest);
    return all;
  }

  private static String line(List<String> row, int[] widths, int texts) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      String padding = " ".repeat(widths[i] - row.get(i).length());
      line.append(i == 0 ? "" : "  ")
          .append(i < texts ? row.get(i) + padding : padding + row.get(i));
    }
    return line.toString().stripTrailing();
  }
}
