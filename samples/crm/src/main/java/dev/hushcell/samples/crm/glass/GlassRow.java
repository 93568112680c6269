package dev.hushcell.samples.crm.glass;

import java.util.List;

/**
 * A row, seen from both sides.
 *
 * @param key its primary key
 * @param fields its values
 */
public record GlassRow(String key, List<GlassField> fields) {
  /** Copies the list. */
  public GlassRow {
    fields = List.copyOf(fields);
  }
}
