package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.keyring.catalogue.CatalogueForm;

/** With transactions and exact text, whatever the defaults of the database are. */
final class MysqlCatalogueForm implements CatalogueForm {
  @Override
  public String text(int length) {
    return "VARCHAR(" + length + ") CHARACTER SET utf8mb4 COLLATE utf8mb4_bin";
  }

  @Override
  public String create(String table, String definitions) {
    return "CREATE TABLE IF NOT EXISTS " + table + " (" + definitions + ") ENGINE=InnoDB";
  }
}
