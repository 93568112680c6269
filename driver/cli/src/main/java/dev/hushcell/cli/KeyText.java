package dev.hushcell.cli;

import dev.hushcell.admin.CellCount;
import dev.hushcell.admin.DataKeyStatus;
import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.admin.PlannedDestruction;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The state of keys for people to read. */
final class KeyText {
  private KeyText() {}

  static void write(KeyStatus keys, PrintWriter out) {
    for (KeyEncryptionKeyStatus each : keys.keyEncryptionKeys()) {
      out.printf(
          "KEK         %-24s %-9s %s, wraps %d%s%n",
          each.name(),
          lower(each.state()),
          age(each.since(), keys.asOf()),
          each.records(),
          planned(each.destruction()));
    }
    for (DataKeyStatus each : keys.dataKeys()) {
      out.printf(
          "data key    %-24s %-9s %s, version %d, columns: %s%s%n",
          each.schema() + "." + each.name(),
          lower(each.state()),
          age(Optional.of(each.created()), keys.asOf()),
          each.version(),
          String.join(", ", each.columns()),
          planned(each.destruction()));
    }
    keys.nextChange().ifPresent(at -> out.printf("next change of the KEK not before %s%n", at));
    for (KeyStatus.Outstanding each : keys.outstanding()) {
      out.printf(
          "to do       %s%s%n",
          each.what(), each.notBefore().map(at -> " (not before " + at + ")").orElse(""));
    }
  }

  /** The same, and how many cells are under which key. */
  static void write(KeyStatus keys, List<CellCount> cells, PrintWriter out) {
    write(keys, out);
    for (CellCount each : cells) {
      out.printf(
          "cells       %-24s %d under %s%n",
          each.schema() + "." + each.table() + "." + each.column(),
          each.cells(),
          each.key()
              .map(key -> "data key " + key + ", version " + each.version())
              .orElse("a data key that no catalogue has"));
    }
  }

  static String age(Optional<Instant> since, Instant now) {
    if (since.isEmpty()) {
      return "age unknown";
    }
    Duration age = Duration.between(since.get(), now);
    return age.toDays() > 1
        ? age.toDays() + " days old"
        : Math.max(0, age.toHours()) + " hours old";
  }

  private static String planned(Optional<PlannedDestruction> destruction) {
    return destruction.map(each -> ", TO BE DESTROYED " + each.due()).orElse("");
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
