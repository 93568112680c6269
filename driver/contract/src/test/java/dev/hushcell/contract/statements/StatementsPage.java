package dev.hushcell.contract.statements;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tables of {@code driver/docs/measured-statements.md}, as a run makes them. */
record StatementsPage(Map<Product, List<Planned>> planned) {
  private static final String HEAD =
      """
      | source | database | statements | pass | must work | do | refused by design, with codes |
      | --- | --- | ---: | ---: | ---: | ---: | --- |
      """;

  /** Returns the table of all sources and databases. */
  String figures() {
    StringBuilder table = new StringBuilder(HEAD);
    for (Source source : Source.values()) {
      table.append(rows(source.title(), each -> each.source() == source));
    }
    return table.append(rows("**all**", each -> true)).toString();
  }

  /** The rows of a source; what is refused on each database as on the one before is said once. */
  private String rows(String source, Predicate<Planned> chosen) {
    StringBuilder rows = new StringBuilder();
    String before = "";
    for (Map.Entry<Product, List<Planned>> each : planned.entrySet()) {
      List<Planned> of = each.getValue().stream().filter(chosen).toList();
      if (!of.isEmpty()) {
        String refused = refusals(of);
        rows.append(row(source, each.getKey(), of, refused.equals(before) ? "the same" : refused));
        before = refused;
      }
    }
    return rows.toString();
  }

  private static String row(String source, Product product, List<Planned> of, String refused) {
    long pass = of.stream().filter(each -> each.listed().expected().equals("pass")).count();
    List<Planned> must = of.stream().filter(Planned::mustWork).toList();
    long done = must.stream().filter(Planned::isAsExpected).count();
    String share = String.format(Locale.ROOT, "%.1f %%", 100.0 * done / must.size());
    return "| %s | %s | %d | %d | %d | %d (%s) | %s |\n"
        .formatted(source, product.title(), of.size(), pass, must.size(), done, share, refused);
  }

  private static String refusals(List<Planned> of) {
    Map<String, Integer> byCode = new TreeMap<>();
    of.stream()
        .map(each -> each.listed().expected())
        .filter(expected -> expected.startsWith("refuse "))
        .forEach(expected -> byCode.merge(expected.substring("refuse ".length()), 1, Integer::sum));
    int sum = byCode.values().stream().mapToInt(Integer::intValue).sum();
    String codes =
        byCode.entrySet().stream()
            .map(each -> each.getKey() + " × " + each.getValue())
            .collect(Collectors.joining(", "));
    return sum == 0 ? "–" : sum + ": " + codes;
  }

  /** Returns the statements that must work and are refused so far. */
  String open() {
    List<String> lines = new ArrayList<>();
    planned.forEach(
        (product, all) ->
            all.stream()
                .filter(each -> each.mustWork() && !each.isAsExpected())
                .forEach(
                    each ->
                        lines.add(
                            "- %s, %s, %s: `%s`"
                                .formatted(
                                    product.title(),
                                    each.source().title(),
                                    each.outcome().found().replace("refuse ", ""),
                                    each.listed().sql()))));
    return lines.isEmpty() ? "None.\n" : String.join("\n", lines) + "\n";
  }
}
