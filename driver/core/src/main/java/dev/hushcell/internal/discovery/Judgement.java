package dev.hushcell.internal.discovery;

import dev.hushcell.discovery.Confidence;
import dev.hushcell.discovery.Kind;
import dev.hushcell.discovery.Proposal;
import dev.hushcell.internal.discovery.DatabaseScan.Comparisons;
import dev.hushcell.internal.discovery.DatabaseScan.Comparisons.Comparison;
import dev.hushcell.policy.Compare;
import dev.hushcell.policy.Search;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What name and content of one column say together. */
record Judgement(
    FoundTable table,
    FoundTable.Column column,
    Optional<Kind> named,
    Tally tally,
    Comparisons comparisons) {
  private static final int ENOUGH = 5;
  private static final int MANY = 20;
  private static final double NEARLY_ALL = 0.8;
  private static final double HALF = 0.5;
  private static final double SOME = 0.2;
  private static final int FEW_VALUES = 20;
  private static final int FEW_OF = 100;
  private static final String INEXACT = "none, since cells do not keep the equality of its type";

  Optional<Proposal> proposal() throws SQLException {
    Optional<Kind> content = content(NEARLY_ALL).filter(column::canHold);
    if (content.isPresent()) {
      return Optional.of(proposal(content.get(), Confidence.HIGH));
    }
    Optional<Kind> name = named.filter(column::canHold);
    if (name.isPresent()) {
      return Optional.of(proposal(name.get(), confidence(name.get())));
    }
    Optional<Kind> half = content(HALF).filter(column::canHold);
    return half.isEmpty() ? Optional.empty() : Optional.of(proposal(half.get(), Confidence.MEDIUM));
  }

  private Optional<Kind> content(double share) {
    if (tally.sampled() < ENOUGH) {
      return Optional.empty();
    }
    return tally.sure().entrySet().stream()
        .filter(each -> each.getValue() >= share * tally.sampled())
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .filter(kind -> kind != Kind.CARD || cardsStandOut());
  }

  /** One in ten of any numbers has the check digit of a card. */
  private boolean cardsStandOut() {
    return tally.sampled() >= MANY || tally.sure().getOrDefault(Kind.CARD, 0) == tally.sampled();
  }

  private Confidence confidence(Kind kind) {
    if (!Tally.hasForm(kind) || !column.isRead() || tally.sampled() == 0) {
      return Confidence.MEDIUM;
    }
    double share = (double) tally.possible(kind) / tally.sampled();
    if (share >= HALF) {
      return Confidence.HIGH;
    }
    boolean contradicts = share < SOME && tally.sampled() >= ENOUGH && kind != Kind.TAX_ID;
    return contradicts ? Confidence.LOW : Confidence.MEDIUM;
  }

  private Proposal proposal(Kind kind, Confidence confidence) throws SQLException {
    boolean few = tally.sampled() >= FEW_OF && tally.distinct() <= FEW_VALUES;
    Use use = use(kind, few);
    Alike alike = new Alike(Compare.UNSPECIFIED, "");
    if (use.search().hasEqualCells()) {
      Optional<Comparison> compared = comparisons.of(column.name());
      use = compared.isEmpty() ? new Use(Search.NONE, INEXACT) : use;
      alike = compared.map(how -> alike(how, kind)).orElse(alike);
    }
    return new Proposal(
        column.name(),
        kind,
        confidence,
        named.filter(kind::equals).isPresent(),
        tally.sampled(),
        tally.possible(kind),
        tally.distinct(),
        use.search(),
        use.reason(),
        alike.compare(),
        alike.change(),
        List.of());
  }

  /** What is declared so that cells are compared nearly as values are, and what is lost by it. */
  private record Alike(Compare compare, String change) {}

  private static Alike alike(Comparison how, Kind kind) {
    return switch (how) {
      case EXACT -> new Alike(Compare.UNSPECIFIED, "");
      case INEXACT ->
          new Alike(
              Compare.EXACT,
              "exact, which is not as its collation has it: each character counts from now on,"
                  + " blanks at the end too");
      case WITHOUT_CASE ->
          kind == Kind.EMAIL
              ? new Alike(
                  Compare.LOWER,
                  "lower, since its collation ignores case: texts come back in lower case, and"
                      + " accents and blanks at the end count from now on; ignore-case keeps capitals")
              : new Alike(
                  Compare.EXACT,
                  "exact, which keeps capitals, but its collation ignores case: 'a' is no longer"
                      + " equal to 'A'; with ignore-case it is");
    };
  }

  private record Use(Search search, String reason) {}

  private Use use(Kind kind, boolean few) {
    String name = column.name().column();
    if (table.linked().contains(name)) {
      return new Use(
          Search.EQUALITY,
          "equality, since a foreign key links it; declare its partner too and give both one key");
    }
    if (!column.canBeSearched()) {
      return new Use(Search.NONE, INEXACT);
    }
    if (table.unique().contains(name)) {
      return new Use(Search.EQUALITY, "equality, since it is part of a unique key");
    }
    boolean secret = kind == Kind.PASSWORD || kind == Kind.TOKEN;
    if (table.indexed().contains(name)) {
      return new Use(
          Search.EQUALITY,
          secret
              ? "equality, since it has an index; better drop the index and say none"
              : "equality, since it has an index");
    }
    if (few) {
      return new Use(Search.NONE, "none, since it has few different values, which would show");
    }
    return new Use(
        Search.NONE,
        secret
            ? "none, since nobody should search by it"
            : "none, since no index looks it up; say equality if statements compare it, or full if they"
                + " search and sort by it");
  }
}
