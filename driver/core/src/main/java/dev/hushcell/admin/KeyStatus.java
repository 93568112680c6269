package dev.hushcell.admin;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the keys of one database look like. Holds no secret.
 *
 * @param asOf the later of the database's clock and the process's; ages count from it
 * @param keyStore the key store that the catalogues use, or the configured one where there is no
 *     catalogue yet
 * @param keyEncryptionKeys the keys in that store and those used before, oldest first
 * @param dataKeys the data keys of all catalogues, by schema and name
 * @param nextChange when the key-encryption key may be changed next without the flag; empty: now
 * @param history what administrators did, oldest first
 * @param outstanding what is left to do before what was begun is finished
 * @param anchor the file outside the database that tells a rollback of it, where one is configured
 */
public record KeyStatus(
    Instant asOf,
    String keyStore,
    List<KeyEncryptionKeyStatus> keyEncryptionKeys,
    List<DataKeyStatus> dataKeys,
    Optional<Instant> nextChange,
    List<Event> history,
    List<Outstanding> outstanding,
    Optional<String> anchor) {
  public KeyStatus {
    keyEncryptionKeys = List.copyOf(keyEncryptionKeys);
    dataKeys = List.copyOf(dataKeys);
    history = List.copyOf(history);
    outstanding = List.copyOf(outstanding);
  }

  /**
   * Something that an administrator did with keys, as the catalogues have it on record.
   *
   * @param at when, by the later of the database's clock and the process's
   * @param what what was done, in a sentence
   */
  public record Event(Instant at, String what) {}

  /**
   * Something that is left to do before what was begun is finished.
   *
   * @param what what is left to do, and how, in a sentence
   * @param notBefore when it can be done at the earliest; empty: now
   */
  public record Outstanding(String what, Optional<Instant> notBefore) {}
}
