package dev.hushcell.internal.config.mistake;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;

/** What can be wrong with a URL, a setting or the configuration file. */
public enum ConfigFault implements FaultCode {
  /** A {@code hushcell.*} name in the URL or the Properties that there is not. */
  UNKNOWN_SETTING(1000),
  /** No configuration file where one was looked for. */
  NO_CONFIGURATION(1001),
  /** More than one configuration file where only one may be. */
  TWO_CONFIGURATIONS(1002),
  /** The configuration file cannot be read or is too large. */
  UNREADABLE(1003),
  /** The file is not the YAML that is expected. */
  BAD_YAML(1004),
  /** A key that there is not. */
  UNKNOWN_KEY(1005),
  /** A value of the wrong kind, missing, or not one of the valid ones. */
  BAD_VALUE(1006),
  /** The same key twice in one section. */
  DUPLICATE_KEY(1007),
  /** The file says nothing. */
  EMPTY(1008),
  /** No {@code keystore:} section. */
  NO_KEYSTORE(1009),
  /** No column is named. */
  NO_COLUMNS(1010),
  /** A column or table name that cannot be read. */
  BAD_NAME(1011),
  /** The same column twice. */
  DUPLICATE_COLUMN(1012),
  /** A <code>${…}</code> that cannot be resolved. */
  UNRESOLVED(1013),
  /** Columns that share a key but not what must be equal among them. */
  KEY_SHARED_UNEQUALLY(1014),
  /** A view is described, and is a table with a declared column. */
  VIEW_AND_PROTECTED(1015),
  /** A setting without a value, or with two. */
  BAD_SETTING(1030),
  /** What decides about protection, given with a connection. */
  FILE_ONLY(1031),
  /** A profile that the configuration does not have. */
  PROFILE_UNKNOWN(1032),
  /** The configuration has profiles and the connection names none. */
  PROFILE_MISSING(1033),
  /** A profile speaks of a column that is not declared. */
  ACCESS_UNDECLARED(1034),
  /** A table is listed as plain and has a declared column. */
  PLAIN_AND_PROTECTED(1035),
  /** Equality search where strict FIPS is asked for. */
  STRICT_FIPS(1036),
  /** A key would have to be made, which the configuration leaves to an administrator. */
  KEYS_BY_ADMIN(1037),
  /** A routine or view that is vouched for speaks of a column that is not declared. */
  VOUCHED_UNDECLARED(1038),
  /** A routine or view that is vouched for twice. */
  DUPLICATE_NAME(1039),
  /** No driver takes the URL behind the prefix. */
  NO_INNER_DRIVER(1020),
  /** The prefix twice. */
  NESTED_PREFIX(1021),
  /** The database is none that this version can protect. */
  UNSUPPORTED_DATABASE(1022),
  /** A database that the project never ran on, and that the configuration does not allow. */
  UNPROVEN_DATABASE(1027),
  /** An order of texts that the database does not have. */
  TEXT_ORDER(1028),
  /** A data source that was not told enough, or too much. */
  DATA_SOURCE_SETTINGS(1023),
  /** A data source that was closed. */
  DATA_SOURCE_CLOSED(1024),
  /** What a data source would hand out leads round the encryption. */
  DATA_SOURCE_UNWRAP(1025, FaultKind.REFUSED),
  /** A data source that gave no connection for work on the catalogue in time. */
  NO_SECOND_CONNECTION(1026, FaultKind.TRANSIENT),
  /** An index of annotations that cannot be loaded or is not as it was made. */
  BROKEN_INDEX(1040),
  /** An index of annotations that must be there but was not found. */
  INDEX_MISSING(1041),
  /** File and annotations, or two annotations, that contradict each other. */
  CONFLICTING_DECLARATIONS(1042),
  /** Attributes that a persistence framework stores in columns that are not protected. */
  NOT_PROTECTED(1043),
  /** A connection that is not one of ours, where one must be. */
  NOT_OURS(1044),
  /** A connection that is one of ours, where a plain one must be. */
  NOT_PLAIN(1045),
  /** A link to the database that is not what the configuration asks for. */
  UNSAFE_LINK(1046),
  /** A database that does not encrypt its disk, where the configuration asks for it. */
  NOT_AT_REST(1047),
  /** A database that a pool or transaction manager could not reach a second time. */
  NOT_POOLABLE(1048);

  private final int number;
  private final FaultKind kind;

  ConfigFault(int number) {
    this(number, FaultKind.SETUP);
  }

  ConfigFault(int number, FaultKind kind) {
    this.number = number;
    this.kind = kind;
  }

  @Override
  public String id() {
    return "HC-" + number;
  }

  @Override
  public FaultKind kind() {
    return kind;
  }
}
