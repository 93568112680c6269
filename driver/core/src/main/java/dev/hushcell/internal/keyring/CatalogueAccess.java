package dev.hushcell.internal.keyring;

import java.sql.SQLException;

/** Reads of the database's own tables, with their failures told as transient faults. */
final class CatalogueAccess {
  private CatalogueAccess() {}

  static <T> T run(CatalogueTransactions transactions, CatalogueTransactions.Work<T> work) {
    try {
      return transactions.inTransaction(work);
    } catch (SQLException e) {
      throw KeyringFault.UNREADABLE.fault(
          "the tables of the database could not be looked at ("
              + SqlTrouble.describe(e)
              + "); nothing was written, try again later",
          e);
    }
  }
}
