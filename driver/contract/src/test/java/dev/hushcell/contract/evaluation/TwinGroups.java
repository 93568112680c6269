package dev.hushcell.contract.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes queries that deliver one row for several: groups, aggregates, distinct rows. */
final class TwinGroups {
  private final Random random;
  private final boolean nullsSaid;
  private final boolean ofTexts;
  private final TwinQueries queries;

  TwinGroups(Random random, boolean nullsSaid, boolean ofTexts, TwinQueries queries) {
    this.random = random;
    this.nullsSaid = nullsSaid;
    this.ofTexts = ofTexts;
    this.queries = queries;
  }

  TwinQueries.Query next(String where, List<@Nullable Object> values) {
    String from = " from {t} x left join {t} y on y.id = x.grp where " + where;
    List<@Nullable Object> all = new ArrayList<>(values);
    return switch (random.nextInt(3)) {
      case 0 -> new TwinQueries.Query("select " + aggregates(2) + from, all);
      case 1 -> distinct(from, all);
      default -> grouped(from, all);
    };
  }

  private String aggregates(int least) {
    List<String> some = new ArrayList<>();
    for (int i = least + random.nextInt(2); i > 0; i--) {
      some.add(aggregate() + " as a" + i);
    }
    return String.join(", ", some);
  }

  private String aggregate() {
    return pick(
        ofTexts
            ? List.of(
                "count(*)",
                "count(x.name)",
                "count(distinct x.name)",
                "min(x.name)",
                "max(y.code)",
                "min(substr(x.name, 1, 1))")
            : List.of(
                "count(*)",
                "count(x.name)",
                "count(y.grp)",
                "count(distinct x.name)",
                "count(distinct x.whole)",
                "min(x.name)",
                "max(y.code)",
                "min(x.born)",
                "max(x.seen)",
                "max(x.whole)",
                "sum(x.amount)",
                "sum(x.whole)",
                "avg(x.amount)",
                "avg(x.whole)",
                "sum(x.amount * 2)",
                "sum(distinct x.whole)",
                "max(x.amount) - min(x.amount)",
                "round(avg(x.amount), 1)",
                nullsSaid
                    ? "round(avg(x.whole), 2)"
                    : "round(avg(cast(x.whole as decimal(9,1))), 2)",
                "coalesce(sum(x.amount), 0)",
                "coalesce(round(avg(x.amount), 2), 0)",
                "count(*) + 1",
                "max(x.whole) + 1",
                "min(extract(year from x.born))",
                "max(substring(x.name, 1, 1))"));
  }

  private TwinQueries.Query distinct(String from, List<@Nullable Object> values) {
    List<String> items =
        new ArrayList<>(
            pick(
                ofTexts
                    ? List.of(
                        List.of("x.name"), List.of("x.name", "y.code"), List.of("x.name", "x.grp"))
                    : List.of(
                        List.of("x.name"),
                        List.of("x.name", "x.grp"),
                        List.of("x.whole", "y.grp"),
                        List.of("x.born", "x.whole"),
                        List.of("x.grp"))));
    String order = "";
    if (random.nextBoolean()) {
      List<String> keys = new ArrayList<>();
      items.forEach(each -> keys.add(each + direction()));
      order = " order by " + String.join(", ", keys) + limit(values);
    }
    return new TwinQueries.Query(
        "select distinct " + String.join(", ", items) + from + order, values);
  }

  private TwinQueries.Query grouped(String from, List<@Nullable Object> values) {
    String key =
        random.nextInt(3) == 0
            ? new TwinTimes(random, queries).bucket()
            : pick(
                ofTexts
                    ? List.of("x.name", "x.code", "x.grp", "y.grp")
                    : List.of(
                        "x.name",
                        "x.whole",
                        "x.grp",
                        "y.grp",
                        "extract(month from x.born)",
                        "substring(x.name, 1, 1)",
                        "x.born"));
    String alias = key.contains("(") && !key.contains("), ") ? " as k" : "";
    boolean named = !alias.isEmpty() && random.nextBoolean();
    String by = " group by " + (named ? "k" : key);
    String having =
        switch (random.nextInt(4)) {
          case 0 -> " having count(*) > " + queries.given(values, random.nextInt(3));
          case 1 -> " having min(x.name) > " + queries.given(values, "b");
          default -> "";
        };
    String order = "";
    if (random.nextBoolean()) {
      order =
          " order by "
              + pick(List.of("", "count(*) desc, ", "max(x.name)" + direction() + ", "))
              + (named ? "k" : key)
              + direction()
              + limit(values);
    }
    return new TwinQueries.Query(
        "select " + key + alias + ", " + aggregates(1) + from + by + having + order, values);
  }

  private String direction() {
    return pick(List.of("", " asc", " desc"))
        + (nullsSaid ? pick(List.of("", "", " nulls first", " nulls last")) : "");
  }

  private String limit(List<@Nullable Object> values) {
    if (random.nextInt(3) > 0) {
      return "";
    }
    values.add(1 + random.nextInt(4));
    return " limit ?";
  }

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }
}
