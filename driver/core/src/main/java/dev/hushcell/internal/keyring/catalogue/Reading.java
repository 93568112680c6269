package dev.hushcell.internal.keyring.catalogue;

import dev.hushcell.policy.ColumnName;
import java.util.Map;

/**
 * What one look at the database found.
 *
 * @param catalogues the verified catalogues, by schema
 * @param declared the types of those columns on record that exist
 */
public record Reading(Map<String, Catalogue> catalogues, Map<ColumnName, String> declared) {
  /** Copies the maps. */
  public Reading {
    catalogues = Map.copyOf(catalogues);
    declared = Map.copyOf(declared);
  }
}
