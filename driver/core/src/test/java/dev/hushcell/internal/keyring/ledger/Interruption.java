package dev.hushcell.internal.keyring.ledger;

import dev.hushcell.internal.dialect.h2.H2Tables;
import dev.hushcell.internal.keyring.JdkModule;
import dev.hushcell.internal.keyring.Timing;
import dev.hushcell.internal.keyring.catalogue.ColumnRecord;
import dev.hushcell.internal.keyring.proof.Anchor;
import dev.hushcell.internal.keyring.proof.CatalogueEdit;
import dev.hushcell.internal.keyring.proof.CataloguePins;
import dev.hushcell.internal.keyring.proof.CatalogueVerifier;
import dev.hushcell.internal.keyring.proof.KeyStoreGate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Brings a catalogue into the state in which a process that ended midway would have left it. */
final class Interruption {
  private Interruption() {}

  /** Makes every record of a column pending again, with right tags. */
  static void putBackToPending(Ledgers db) {
    LedgerDatabase database =
        LedgerDatabase.of(db.connections, new H2Tables(new TextTypes()), Timing.system());
    KeyStoreGate gate =
        new KeyStoreGate(List.of(db.keyStore), database.attempts(), Timing.system());
    JdkModule module = new JdkModule();
    CataloguePins pins = new CataloguePins(gate, module, db.connections.place(), Set.of());
    Catalogues catalogues =
        new Catalogues(
            database, new CatalogueVerifier(gate, module, pins, new Anchor(Optional.empty())));
    new CatalogueWriter(catalogues, database)
        .change(
            "PUBLIC",
            now ->
                CatalogueEdit.ofColumns(
                    now.columns().stream()
                        .map(record -> record.in(ColumnRecord.State.PENDING))
                        .toList()));
  }
}
