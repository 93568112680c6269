package dev.hushcell.internal.keyring.catalogue;

/** Where a column is on its way to being protected. */
public enum ColumnState {
  /** The record is there, the existing column may not have its storage type and CHECK yet. */
  PENDING,
  /** The column keeps cells, for ever. */
  ACTIVE
}
