package dev.hushcell.internal.fault;

/** What sort of failure a fault is; decides the SQLException class and SQLSTATE at the surface. */
public enum FaultKind {
  /**
   * A statement or JDBC call that would not be safe or is not supported: class 0A with a subclass
   * of ours. With 0A000 HikariCP closes the connection and loses the transaction on it.
   */
  REFUSED("0AX00"),
  /** A stored cell that does not open: 22000. */
  BAD_CELL("22000"),
  /** A value that the logical type of its column cannot take: 22018. */
  BAD_VALUE("22018"),
  /** A value that is too long for the logical type of its column: 22001. */
  VALUE_TOO_LONG("22001"),
  /** A value out of range for the type of its column, or for the Java type asked for: 22003. */
  OUT_OF_RANGE("22003"),
  /** The configuration, the key store or the module cannot be used as they are: 08004. */
  SETUP("08004"),
  /** Catalogue or key records that are missing, altered or contradict the configuration: 08004. */
  CATALOGUE("08004"),
  /** A transaction that failed and takes no statement before it is rolled back: 25P02. */
  TRANSACTION("25P02"),
  /** A transaction that has to be rolled back and run again: 40001. */
  AGAIN("40001"),
  /** More cells than the configuration lets a statement or a profile open: 53, as 53400 is. */
  LIMIT("53X00"),
  /** Something that took longer than the application allows: HYT00. */
  TIMEOUT("HYT00"),
  /** Something that the application cancelled: 57014. */
  CANCELLED("57014"),
  /** Something outside that may work again later: 08006. */
  TRANSIENT("08006");

  private final String sqlState;

  FaultKind(String sqlState) {
    this.sqlState = sqlState;
  }

  public String sqlState() {
    return sqlState;
  }
}
