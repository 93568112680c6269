package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.proof.Catalogue;
import dev.hushcell.internal.keyring.proof.Sighting;
import dev.hushcell.internal.keyring.proof.Sightings;
import dev.hushcell.internal.model.StrayColumn;
import dev.hushcell.policy.ColumnName;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds columns that the key store knows in a later state than the catalogue that is there:
 * somebody put an older one back, by which values would flow in clear, or be sealed under a key
 * that was given up. What the catalogue protects now is pinned for the next process. Not
 * thread-safe.
 */
final class CatalogueRollback {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueRollback.class);

  private final Sightings sightings;
  private final LedgerDatabase database;

  /** By schema. */
  private final Map<String, Noted> noted = new HashMap<>();

  private boolean toldOfWriting;

  CatalogueRollback(Sightings sightings, LedgerDatabase database) {
    this.sightings = sightings;
    this.database = database;
  }

  private record Noted(int events, long at) {}

  /** Returns the columns, and pins what is new in catalogues that know all that was seen. */
  Set<StrayColumn> of(CatalogueReading reading) {
    Set<StrayColumn> found = new LinkedHashSet<>();
    for (Catalogue catalogue : reading.catalogues().values()) {
      found.addAll(of(catalogue));
      note(catalogue);
    }
    return found;
  }

  private Set<StrayColumn> of(Catalogue catalogue) {
    Sighting known = sightings.last(catalogue);
    Sighting own = catalogue.sighting();
    if (known.equals(own) || !isBehind(catalogue, known)) {
      return Set.of();
    }
    // An administrator may have accepted this catalogue in another process meanwhile.
    Sighting last = sightings.lastNow(catalogue);
    Set<StrayColumn> found = new LinkedHashSet<>();
    Set<String> missed = new HashSet<>(last.protectedSince(own));
    for (ColumnRecord record : catalogue.columns()) {
      ColumnName name = record.column().name();
      missed.remove(Sighting.nameOf(catalogue, name));
      if (last.isAfter(catalogue, name)) {
        found.add(StrayColumn.putBack(name));
      }
    }
    if (!missed.isEmpty()) {
      for (ColumnName name : columns(catalogue.schema())) {
        if (missed.contains(Sighting.nameOf(catalogue, name))) {
          found.add(StrayColumn.putBack(name));
        }
      }
    }
    return found;
  }

  private static boolean isBehind(Catalogue catalogue, Sighting known) {
    return !known.protectedSince(catalogue.sighting()).isEmpty()
        || catalogue.columns().stream()
            .anyMatch(record -> known.isAfter(catalogue, record.column().name()));
  }

  private List<ColumnName> columns(String schema) {
    return database.look(connection -> database.tables().columns(connection, schema));
  }

  /** Plain activations may come by the hundred in a migration; they are pinned together. */
  private void note(Catalogue catalogue) {
    if (sightings.isKnown(catalogue)) {
      return;
    }
    int events = catalogue.history().events().size();
    long now = database.timing().nanoTime().getAsLong();
    Noted before = noted.get(catalogue.schema());
    boolean soon =
        before != null && before.events() == events && now - before.at() < LeasedProtection.REREAD;
    if (!soon && database.settle()) {
      noted.put(catalogue.schema(), new Noted(events, now));
      pin(catalogue);
    }
  }

  private void pin(Catalogue catalogue) {
    try {
      sightings.note(catalogue);
      toldOfWriting = false;
    } catch (Fault fault) {
      if (!toldOfWriting) {
        toldOfWriting = true;
        LOG.warn(
            "what the catalogue in schema {} protects could not be pinned in the"
                + " key store: restoring an older catalogue would not be noticed ({})",
            catalogue.schema(),
            fault.getMessage());
      }
    }
  }
}
