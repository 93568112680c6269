package dev.hushcell.internal.keyring.proof;

import dev.hushcell.internal.keyring.catalogue.CatalogueTables;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.catalogue.KeyEvent;
import dev.hushcell.internal.keyring.catalogue.KeyRecord;
import dev.hushcell.internal.keyring.catalogue.Manifest;
import dev.hushcell.internal.keyring.catalogue.TaggedRow;
import dev.hushcell.internal.keyring.catalogue.TaggedRow.Stamped;
import dev.hushcell.internal.keyring.proof.CatalogueMac.RecordTags;
import dev.hushcell.keystore.WrappedKey;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What to write into a catalogue; the epochs in the records are set on writing.
 *
 * @param keys new keys and keys to overwrite
 * @param columns new columns and columns to overwrite
 * @param events what an administrator did
 * @param macKey the MAC key, wrapped anew
 */
public record CatalogueEdit(
    List<KeyRecord> keys,
    List<ColumnRecord> columns,
    List<KeyEvent> events,
    Optional<WrappedKey> macKey) {
  public CatalogueEdit {
    keys = List.copyOf(keys);
    columns = List.copyOf(columns);
    events = List.copyOf(events);
  }

  public static CatalogueEdit none() {
    return new CatalogueEdit(List.of(), List.of(), List.of(), Optional.empty());
  }

  public static CatalogueEdit ofKeys(List<KeyRecord> keys) {
    return new CatalogueEdit(keys, List.of(), List.of(), Optional.empty());
  }

  public static CatalogueEdit ofColumns(List<ColumnRecord> columns) {
    return new CatalogueEdit(List.of(), columns, List.of(), Optional.empty());
  }

  public static CatalogueEdit ofEvents(List<KeyEvent> events) {
    return new CatalogueEdit(List.of(), List.of(), events, Optional.empty());
  }

  boolean isEmpty() {
    return keys.isEmpty() && columns.isEmpty() && events.isEmpty() && macKey.isEmpty();
  }

  /** Writes it and moves the epoch on; the caller holds the lock of the manifest. */
  public void write(CatalogueTables tables, Catalogue catalogue) throws SQLException {
    if (isEmpty()) {
      return;
    }
    Manifest before = catalogue.manifest();
    Manifest next =
        before.next(Math.max(before.format(), leastFormat()), macKey.orElse(before.macKey()));
    CatalogueMac mac = catalogue.mac();
    RecordTags tags = RecordTags.of(catalogue.rows());
    for (KeyRecord key : keys) {
      write(
          tables,
          mac,
          key.at(next.epoch()),
          catalogue.rows().keys(),
          each -> each.name().equals(key.name()) && each.version() == key.version(),
          tags.keys());
    }
    for (ColumnRecord column : columns) {
      write(
          tables,
          mac,
          column.at(next.epoch()),
          catalogue.rows().columns(),
          each -> each.column().name().equals(column.column().name()),
          tags.columns());
    }
    int number = catalogue.rows().events().size();
    for (KeyEvent event : events) {
      KeyEvent numbered = event.at(++number, next.epoch());
      write(tables, mac, numbered, List.of(), each -> false, tags.events());
    }
    Manifest written = next.with(mac.digest(next.format(), tags));
    if (!tables.advance(written, mac.of(written))) {
      // Thrown, not returned: the records above must be rolled back.
      throw new SQLTransientException("another writer moved the epoch on", "40001");
    }
  }

  /** Versions that would not see what a job does, or know cells of another form, must not go on. */
  private int leastFormat() {
    if (columns.stream().anyMatch(each -> each.column().hasBeginnings())) {
      return Manifest.WITH_BEGINNINGS;
    }
    if (events.stream().anyMatch(event -> event.kind().isOfRewriting())) {
      return Manifest.WITH_REWRITING;
    }
    return events.isEmpty() ? 1 : Manifest.WITH_EVENTS;
  }

  /** Writes a record, over the same one where there is one, of which the tag counts no more. */
  private static <R extends TaggedRow> void write(
      CatalogueTables tables,
      CatalogueMac mac,
      R record,
      List<Stamped<R>> before,
      Predicate<R> isSame,
      List<String> tags)
      throws SQLException {
    Optional<Stamped<R>> same =
        before.stream().filter(each -> isSame.test(each.record())).findFirst();
    same.ifPresent(each -> tags.remove(each.mac()));
    tags.add(mac.of(record));
    tables.put(new Stamped<>(record, mac.of(record)), same.isPresent());
  }
}
