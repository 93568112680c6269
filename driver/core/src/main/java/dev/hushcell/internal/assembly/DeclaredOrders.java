package dev.hushcell.internal.assembly;

import dev.hushcell.internal.config.mistake.ConfigFault;
import dev.hushcell.internal.dialect.Database;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.Evaluable;
import dev.hushcell.internal.model.Evaluable.TextOrder;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Orders of texts that the configuration declares for a database that compares otherwise. */
final class DeclaredOrders {
  private DeclaredOrders() {}

  static void require(Database database, Access access) {
    Set<TextOrder> possible = database.rules().evaluation().orders();
    if (possible.isEmpty()) {
      return; // nothing is evaluated
    }
    for (Evaluable each : access.evaluable()) {
      if (each.order().filter(order -> !possible.contains(order)).isPresent()) {
        throw ConfigFault.TEXT_ORDER.fault(
            each.table()
                + "."
                + each.column()
                + " has text-order: "
                + written(each.order().get())
                + ", and "
                + database.name()
                + " never compares texts so; write text-order: "
                + possible.stream()
                    .sorted()
                    .map(DeclaredOrders::written)
                    .collect(Collectors.joining(" or "))
                + ", or leave the line out to have the order of whichever database it is");
      }
    }
  }

  private static String written(TextOrder order) {
    return order.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
