package dev.hushcell.spring.actuator;

import dev.hushcell.CatalogueStatus;
import dev.hushcell.CellModuleStatus;
import dev.hushcell.ModuleStatus;
import dev.hushcell.admin.DataKeyStatus;
import dev.hushcell.admin.KeyEncryptionKeyStatus;
import dev.hushcell.admin.KeyStatus;
import dev.hushcell.policy.ProtectedColumn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts about what is protected, for endpoints: no value, key or literal is in them. */
final class Summary {
  /** As {@code hushcell doctor} has it. */
  private static final Duration OLD = Duration.ofDays(365);

  private Summary() {}

  /** Returns the lines of a health check. */
  static Map<String, Object> health(ProtectedDataSources.Known known) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("module", module(known.status().module()));
    lines.put("keyStore", known.status().keyStore());
    known.keys().flatMap(Summary::problem).ifPresent(why -> lines.put("keyStoreProblem", why));
    lines.put("catalogues", known.status().catalogues().stream().map(Summary::catalogue).toList());
    lines.put("columns", known.status().columns().size());
    lines.put("overdue", known.keys().map(Summary::overdue).orElse(List.of()));
    known.status().dryRun().ifPresent(run -> lines.put("dryRun", "nothing is encrypted"));
    return lines;
  }

  /** Returns all that {@code hushcell status} tells. */
  static Map<String, Object> status(ProtectedDataSources.Known known) {
    Map<String, Object> lines = health(known);
    lines.put("columns", known.status().columns().stream().map(Summary::column).toList());
    known.keys().ifPresent(keys -> keys(keys, lines));
    lines.put("link", known.status().link().toString());
    lines.put("disk", known.status().disk().toString());
    return lines;
  }

  private static void keys(KeyStatus keys, Map<String, Object> lines) {
    lines.put(
        "keyEncryptionKeys",
        keys.keyEncryptionKeys().stream().map(Summary::keyEncryptionKey).toList());
    lines.put("dataKeys", keys.dataKeys().stream().map(Summary::dataKey).toList());
  }

  static Map<String, Object> module(ModuleStatus module) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("name", module.module());
    lines.put("version", module.version());
    lines.put("choice", module.choice());
    lines.put("certificate", module.certificate());
    lines.put("approvedOnly", module.approvedOnly());
    module.cells().ifPresent(cells -> lines.put("cells", cells(cells)));
    return lines;
  }

  private static Map<String, Object> cells(CellModuleStatus cells) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("name", cells.module());
    lines.put("version", cells.version());
    lines.put("certificate", cells.certificate());
    lines.put("approved", cells.approved());
    return lines;
  }

  /** Tells whether all is as it should be for applications to start tomorrow. */
  static boolean isSure(ProtectedDataSources.Known known) {
    return known.status().dryRun().isEmpty() && known.keys().flatMap(Summary::problem).isEmpty();
  }

  /** Returns why the key store could not be asked; keys in memory may still be used. */
  private static Optional<String> problem(KeyStatus keys) {
    return keys.outstanding().stream()
        .map(KeyStatus.Outstanding::what)
        .filter(Summary::isFailure)
        .findFirst();
  }

  private static boolean isFailure(String what) {
    return what.startsWith("[HC-");
  }

  /** Returns what should have been done with keys by now. */
  static List<String> overdue(KeyStatus keys) {
    List<String> due = new ArrayList<>();
    for (KeyEncryptionKeyStatus each : keys.keyEncryptionKeys()) {
      boolean old =
          each.since()
              .filter(at -> Duration.between(at, keys.asOf()).compareTo(OLD) > 0)
              .isPresent();
      if (old && each.state() == KeyEncryptionKeyStatus.State.CURRENT) {
        due.add("key-encryption key " + each.name() + " is older than a year; change it");
      }
    }
    for (KeyStatus.Outstanding each : keys.outstanding()) {
      boolean later = each.notBefore().filter(at -> at.isAfter(keys.asOf())).isPresent();
      if (!later && !isFailure(each.what())) {
        due.add(each.what());
      }
    }
    return due;
  }

  private static Map<String, Object> catalogue(CatalogueStatus catalogue) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("schema", catalogue.schema());
    lines.put("fingerprint", catalogue.fingerprint());
    lines.put("trust", catalogue.trust());
    lines.put("dataKeys", catalogue.keys());
    return lines;
  }

  private static Map<String, Object> column(ProtectedColumn column) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("name", column.name().toString());
    lines.put("type", column.type().toString());
    lines.put("search", column.search().toString());
    lines.put("key", column.key());
    return lines;
  }

  private static Map<String, Object> keyEncryptionKey(KeyEncryptionKeyStatus key) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("name", key.name());
    lines.put("keyStore", key.keyStore());
    lines.put("state", key.state().toString());
    lines.put("since", text(key.since()));
    lines.put("wraps", key.records());
    return lines;
  }

  private static Map<String, Object> dataKey(DataKeyStatus key) {
    Map<String, Object> lines = new LinkedHashMap<>();
    lines.put("name", key.schema() + "." + key.name());
    lines.put("version", key.version());
    lines.put("state", key.state().toString());
    lines.put("created", key.created().toString());
    lines.put("columns", key.columns());
    return lines;
  }

  private static String text(Optional<Instant> time) {
    return time.map(Instant::toString).orElse("");
  }
}
