package dev.hushcell.internal.audit;

import java.util.Optional;
import java.util.UUID;

/** The keys that authenticate lines of the audit: one for each catalogue. Thread-safe. */
public interface AuditKeys {
  interface AuditKey {
    UUID catalogue();

    String tag(String text);

    /**
     * Counts, outside the audit, that lines of the catalogue begin in a file.
     *
     * @param file names it, with its host
     * @param session that begins them, different for each
     * @return how often they began there, this time included; 0 if nothing can be kept outside
     */
    int begin(String file, UUID session);
  }

  /** Returns the key for lines about columns of a schema, or throws. */
  AuditKey ofSchema(String schema);

  /** Returns the key of a catalogue, if it is one of this database. */
  Optional<AuditKey> ofCatalogue(UUID catalogue);
}
