package dev.hushcell.internal.audit;

import java.util.Optional;
import java.util.UUID;

/** The keys that authenticate lines of the audit: one for each catalogue. Thread-safe. */
public interface AuditKeys {
  /** The key of one catalogue. */
  interface AuditKey {
    /** Returns which catalogue it is of. */
    UUID catalogue();

    /** Returns the tag of a text, in Base64. */
    String tag(String text);
  }

  /** Returns the key for lines about columns of a schema, or throws. */
  AuditKey ofSchema(String schema);

  /** Returns the key of a catalogue, if it is one of this database. */
  Optional<AuditKey> ofCatalogue(UUID catalogue);
}
