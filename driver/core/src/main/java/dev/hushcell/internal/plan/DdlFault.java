package dev.hushcell.internal.plan;

import dev.hushcell.internal.fault.FaultCode;

/** Why a data definition or the activation of a column is refused; HC-2200 to HC-2299. */
public enum DdlFault implements FaultCode {
  /** A definition of a form that is not known here. */
  NOT_UNDERSTOOD(2200),
  /** A type whose values cannot be sealed. */
  TYPE_UNSUPPORTED(2201),
  /** A type whose cells would be longer than a column can be. */
  TYPE_TOO_LONG(2202),
  /** A declared type that is not the one in the configuration. */
  TYPE_DIFFERS(2203),
  /** Equality search on a type whose equality cells cannot keep. */
  EQUALITY_IMPOSSIBLE(2204),
  /** Equality search on a type of few values, not accepted. */
  FEW_VALUES(2205),
  /** Equality search on a zoned time, not accepted. */
  ZONE_LOST(2206),
  /** Equality search on text whose collation is not exact. */
  COLLATION(2207),
  /** Columns that share a key but not type, scale and rule. */
  KEY_DIFFERS(2208),
  /** A key, index or uniqueness over a column without equality search. */
  KEY_WITHOUT_SEARCH(2209),
  /** A foreign key between columns whose cells differ. */
  FOREIGN_KEY(2210),
  /** A default other than NULL. */
  DEFAULT_VALUE(2211),
  /** A generated, identity or computed column. */
  GENERATED(2212),
  /** A CHECK that names a protected column. */
  CHECK(2213),
  /** A change of type other than to a longer one of the same family. */
  TYPE_CHANGE(2214),
  /** A protected table or column is renamed. */
  RENAME(2215),
  /** A view, trigger, synonym or routine over a protected table. */
  REACHES(2216),
  /** CREATE TABLE … AS, LIKE or another copy from or to a protected table. */
  COPIED_TABLE(2217),
  /** A temporary table of a protected name. */
  TEMPORARY_TABLE(2218),
  /** A definition beside another statement in one text. */
  SEVERAL_STATEMENTS(2219),
  /** A protected column of which the table is not known. */
  TABLE_MISSING(2220),
  /** A key whose cells are longer than the database lets a key be. */
  KEY_TOO_LONG(2230),
  /** An index over the beginning or the words of a protected column. */
  KEY_PREFIX(2231),
  /** A table that is partitioned by a protected column. */
  PARTITION(2232),
  /** A foreign key that changes protected columns by itself. */
  FOREIGN_KEY_ACTION(2233),
  /** A CHECK on cells whose name another table has. */
  CHECK_NAME(2234),
  /** A collation of its own for a column whose texts are to be evaluated as the database does. */
  OWN_COLLATION(2235),
  /** A column whose cells belong to rows, in a table of which the application assigns no keys. */
  KEY_OF_ROWS(2236),
  /** A table without the plain column that tells whose key seals its rows. */
  TENANT_COLUMN(2240);

  private final String id;

  DdlFault(int number) {
    this.id = "HC-" + number;
  }

  @Override
  public String id() {
    return id;
  }
}
