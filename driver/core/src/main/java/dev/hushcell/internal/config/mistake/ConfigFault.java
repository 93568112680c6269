package dev.hushcell.internal.config.mistake;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;

/**
 * What can be wrong with a URL, a setting or the configuration file; explained in
 * docs/errors/config.md.
 */
public enum ConfigFault implements FaultCode {
  UNKNOWN_SETTING(1000),
  NO_CONFIGURATION(1001),
  TWO_CONFIGURATIONS(1002),
  /** The configuration file cannot be read or is too large. */
  UNREADABLE(1003),
  BAD_YAML(1004),
  UNKNOWN_KEY(1005),
  /** A value of the wrong kind, missing, or not one of the valid ones. */
  BAD_VALUE(1006),
  DUPLICATE_KEY(1007),
  EMPTY(1008),
  NO_KEYSTORE(1009),
  NO_COLUMNS(1010),
  /** A column or table name that cannot be read. */
  BAD_NAME(1011),
  DUPLICATE_COLUMN(1012),
  /** A <code>${…}</code> that cannot be resolved. */
  UNRESOLVED(1013),
  /** Columns that share a key but not what must be equal among them. */
  KEY_SHARED_UNEQUALLY(1014),
  VIEW_AND_PROTECTED(1015),
  /** A setting without a value, or with two. */
  BAD_SETTING(1030),
  /** What decides about protection, given with a connection. */
  FILE_ONLY(1031),
  PROFILE_UNKNOWN(1032),
  PROFILE_MISSING(1033),
  /** A profile speaks of a column that is not declared. */
  ACCESS_UNDECLARED(1034),
  PLAIN_AND_PROTECTED(1035),
  /** Equality search where strict FIPS is asked for. */
  STRICT_FIPS(1036),
  /** A key would have to be made, which the configuration leaves to an administrator. */
  KEYS_BY_ADMIN(1037),
  /** A routine or view that is vouched for speaks of a column that is not declared. */
  VOUCHED_UNDECLARED(1038),
  DUPLICATE_NAME(1039),
  NO_INNER_DRIVER(1020),
  NESTED_PREFIX(1021),
  UNSUPPORTED_DATABASE(1022),
  /** A database that the project never ran on, and that the configuration does not allow. */
  UNPROVEN_DATABASE(1027),
  /** An order of texts that the database does not have. */
  TEXT_ORDER(1028),
  /** A data source that was not told enough, or too much. */
  DATA_SOURCE_SETTINGS(1023),
  DATA_SOURCE_CLOSED(1024),
  /** What a data source would hand out leads round the encryption. */
  DATA_SOURCE_UNWRAP(1025, FaultKind.REFUSED),
  NO_SECOND_CONNECTION(1026, FaultKind.TRANSIENT),
  /** Connections for the catalogue that are in a transaction of somebody else. */
  LENT_TRANSACTION(1029, FaultKind.TRANSIENT),
  BROKEN_INDEX(1040),
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
  NOT_AT_REST(1047),
  /** A database that a pool or transaction manager could not reach a second time. */
  NOT_POOLABLE(1048),
  /** A data source that leads to several databases. */
  OTHER_DATABASE(1049);

  private final int number;
  private final FaultKind kind;

  ConfigFault(int number) {
    this(number, FaultKind.SETUP);
  }

  ConfigFault(int number, FaultKind kind) {
    this.number = number;
    this.kind = kind;
  }

  /** Returns a fault whose message ends with the place of the mistake. */
  public Fault at(Object place, String message) {
    return fault(message + " (" + place + ")");
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
