package dev.hushcell.contract.statements;

import dev.hushcell.contract.statements.StatementList.Listed;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** A listed statement and what the planner makes of it. */
record Planned(Source source, Listed listed, Outcome outcome) {

  /** Plans all lists, by product. */
  static Map<Product, List<Planned>> all(Model model) throws IOException {
    Map<Product, List<Planned>> all = new EnumMap<>(Product.class);
    for (Product product : Product.values()) {
      List<Planned> planned = new ArrayList<>();
      Outcome.Planning planning = new Outcome.Planning(product, model);
      for (Source source : Source.values()) {
        for (Listed each : source.statements(product)) {
          planned.add(new Planned(source, each, planning.of(each.sql())));
        }
      }
      all.put(product, planned);
    }
    return all;
  }

  /** Tells whether it must work. */
  boolean mustWork() {
    return listed.expected().equals("work");
  }

  /** Tells whether the planner did what was expected. */
  boolean isAsExpected() {
    return outcome.is(listed.expected(), listed.sql());
  }

  /** Tells whether it would be sent as it is although it works on something protected. */
  boolean isUnread() {
    return mustWork() && !isAsExpected() && !outcome.found().startsWith("refuse");
  }

  @Override
  public String toString() {
    return listed + "\n      " + outcome.found() + " " + outcome.why();
  }
}
