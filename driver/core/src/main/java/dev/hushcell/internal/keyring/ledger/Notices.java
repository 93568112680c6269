package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.Jobs;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns, once each, of harmless differences between configuration and database that may be
 * mistakes: columns that are protected but no longer declared, and declared ones that are missing.
 * Thread-safe.
 */
public final class Notices {
  private static final Logger LOG = LoggerFactory.getLogger(Notices.class);

  private final List<ColumnRule> rules;
  private final Set<String> plain;
  private final PlainNotices jobs;
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Builds one that has told nothing yet. */
  Notices(List<ColumnRule> rules, Set<String> plain, PlainNotices jobs) {
    this.jobs = jobs;
    this.rules = List.copyOf(rules);
    this.plain = Set.copyOf(plain);
  }

  /**
   * Tells what one look at the database shows.
   *
   * @param more what else is to be told
   * @return what an administrator has to do something about
   */
  List<String> tell(CatalogueReading reading, List<String> more) {
    jobs.tell(reading);
    Set<TableName> elsewhere = reading.elsewhere();
    Protection declared =
        new Protection(0, rules, plain, Map.of(), Set.of(), Set.of(), Jobs.NONE, elsewhere);
    Set<String> tables = new TreeSet<>();
    for (Catalogue catalogue : reading.catalogues().values()) {
      for (ColumnRecord record : catalogue.columns()) {
        if (record.state().isPresent() && !elsewhere.contains(record.column().name().table())) {
          undeclared(record.column().name(), declared);
        }
      }
    }
    for (ColumnName column : reading.declared().keySet()) {
      if (tables.add(column.table().toString())) {
        missing(column.table(), reading, declared);
      }
    }
    List<String> open = new ArrayList<>(more);
    open.addAll(PlainNotices.stillDeclared(reading, declared));
    open.forEach(this::warn);
    return open;
  }

  private void undeclared(ColumnName name, Protection declared) {
    boolean isDeclared =
        declared.rules(name.table()).stream()
            .anyMatch(rule -> rule.column().equalsIgnoreCase(name.column()));
    if (!isDeclared) {
      warn(
          name
              + " is protected by the catalogue but not declared in the configuration; it stays"
              + " protected");
    }
  }

  private void missing(TableName table, CatalogueReading reading, Protection declared) {
    for (ColumnRule rule : declared.rules(table)) {
      boolean there =
          reading.declared().keySet().stream()
              .filter(column -> column.table().equals(table))
              .anyMatch(column -> column.column().equalsIgnoreCase(rule.column()));
      if (!there) {
        warn(
            table
                + " has no column "
                + rule.column()
                + ", which the configuration declares; it is protected as soon as it is added"
                + " through this driver. If it is misspelt, the column that is meant is NOT"
                + " protected");
      }
    }
  }

  private void warn(String text) {
    if (told.add(text)) {
      LOG.warn(text);
    }
  }
}
