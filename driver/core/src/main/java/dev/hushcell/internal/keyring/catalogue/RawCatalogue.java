package dev.hushcell.internal.keyring.catalogue;

import java.util.List;

/** The rows of a catalogue as they were read at one epoch, not yet verified. */
public record RawCatalogue(
    String schema,
    Stamped<Manifest> manifest,
    List<Stamped<KeyRecord>> keys,
    List<Stamped<ColumnRecord>> columns,
    List<Stamped<KeyEvent>> events) {}
