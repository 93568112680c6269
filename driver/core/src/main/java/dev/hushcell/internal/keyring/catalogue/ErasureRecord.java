package dev.hushcell.internal.keyring.catalogue;

import java.util.UUID;

/**
 * One row of {@code hushcell_erasure}: somebody was forgotten. Rows are only added. Nothing in it
 * tells whom.
 *
 * @param id also stands in the list outside the database
 * @param subject what such persons are called by
 * @param tag stands for the person
 * @param counts how many rows of which table there were
 * @param happened when it was over, in ISO 8601
 */
public record ErasureRecord(UUID id, String subject, String tag, String counts, String happened)
    implements TaggedRow {
  @Override
  public Content content() {
    return new Content(CatalogueSql.ERASURES, id.toString(), subject, tag, counts, happened);
  }
}
