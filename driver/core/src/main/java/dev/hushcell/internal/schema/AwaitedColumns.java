package dev.hushcell.internal.schema;

import dev.hushcell.policy.TableName;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns, once each, of declared columns whose tables have none of them. Thread-safe. */
final class AwaitedColumns {
  private static final Logger LOG = LoggerFactory.getLogger(AwaitedColumns.class);

  private final Set<String> told = ConcurrentHashMap.newKeySet();

  void tell(TableName table, String column) {
    if (told.add(table + "." + column)) {
      LOG.warn(
          "{} has no column {}, which the configuration declares, nor any other that is declared"
              + " for it; it is protected as soon as it is added through this driver. If it is"
              + " misspelt, the column that is meant is NOT protected",
          table,
          column);
    }
  }
}
