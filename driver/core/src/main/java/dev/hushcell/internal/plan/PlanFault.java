package dev.hushcell.internal.plan;

import dev.hushcell.internal.fault.FaultCode;

/** Why a query or a change of rows is refused; HC-2100 to HC-2199. */
public enum PlanFault implements FaultCode {
  /** A form of SQL for which it is not known what it does to protected columns. */
  NOT_UNDERSTOOD(2100),
  /** A declared table that does not exist. */
  TABLE_MISSING(2101),
  /** A column that no table in reach has. */
  COLUMN_UNKNOWN(2102),
  /** A column that more than one table in reach may have. */
  COLUMN_AMBIGUOUS(2103),
  /** A column without equality search is compared. */
  COMPARED_WITHOUT_SEARCH(2104),
  /** Two protected columns are compared whose cells differ for the same value. */
  COMPARED_ACROSS_KEYS(2105),
  /** A protected column is compared with something computed or stored in the database in clear. */
  COMPARED_WITH_PLAIN(2106),
  /** A protected column is sorted or compared by order. */
  ORDERED(2107),
  /** A protected column is matched against a pattern. */
  MATCHED(2108),
  /** A protected column is an argument of a function or an operand. */
  COMPUTED(2109),
  /** A column without equality search is grouped or made distinct. */
  GROUPED_WITHOUT_SEARCH(2110),
  /** The branches of a UNION, CASE or COALESCE are not all cells of one kind. */
  BRANCHES_DIFFER(2111),
  /** A protected column is copied to a column that is not. */
  COPIED_TO_PLAIN(2112),
  /** Something that is no value of the statement is assigned to a protected column. */
  ASSIGNED_FROM_PLAIN(2113),
  /** A protected column is copied to one with other cells. */
  COPIED_ACROSS_KEYS(2114),
  /** A parameter or text literal of which it is not known what it is meant for. */
  BARE_VALUE(2115),
  /** A value that would have to be both sealed and sent in clear, or sealed in two ways. */
  VALUE_USED_TWICE(2116),
  /** A parameter, literal or name in a place that was not read. */
  NOT_ALL_READ(2117),
  /** A view, synonym, linked table or routine that reaches a protected table. */
  REACHES(2118),
  /** SQL that is put together or read when it runs. */
  DYNAMIC_SQL(2119),
  /** Several statements in one text that cannot go together. */
  SEVERAL_STATEMENTS(2120),
  /** A literal of another kind than its protected column. */
  LITERAL_UNFIT(2121),
  /** A {@code *} whose columns are not known. */
  STAR_UNKNOWN(2122),
  /** NATURAL or USING over columns of which one is protected and another is not. */
  JOIN_COLUMNS_DIFFER(2123),
  /** More or fewer values than columns. */
  COLUMN_COUNT(2124),
  /** A protected column is aggregated. */
  AGGREGATED(2125),
  /** A protected column is used as a condition. */
  CONDITION(2126),
  /** A CAST between a value and its protected column that may change the value. */
  CAST_UNFIT(2127),
  /** A text that cannot be read and names a protected table. */
  UNREADABLE(2128),
  /** Reading the statement failed or took more than it may. */
  FAILED(2129),
  /** A common table expression with the name of a table, which the database reads instead. */
  NAME_HIDDEN(2130),
  /** A statement that changes or drops the catalogue. */
  CATALOGUE(2131),
  /** A table or column that keeps cells under a name that is not on record. */
  STRAY(2132),
  /** A declared column that its table does not have. */
  COLUMN_MISSING(2133),
  /** A scratch table in which an ORM collects the rows of a protected table. */
  SCRATCH(2134),
  /** A call of a routine that takes cells by its name, but is another one or not there. */
  ROUTINE_UNKNOWN(2135),
  /** A call of a routine that takes cells, with arguments that are not as declared. */
  ROUTINE_ARGUMENT(2136),
  /** What the configuration says of a view is not what it is. */
  VIEW_DIFFERS(2137),
  /** The configuration does not say what each column of a view is. */
  VIEW_COLUMNS(2138),
  /** A column that kept cells once, of which the catalogue does not know that any more. */
  PUT_BACK(2139),
  /** A text that may switch how it is read itself. */
  READINGS_DIFFER(2140),
  /** IGNORE beside a protected column that takes no NULL. */
  IGNORED(2141),
  /** A statement that names a column which a job keeps for itself. */
  OWN_COLUMN(2142),
  /** A column that the profile may write but not read is read, compared or copied. */
  WRITE_ONLY(2150),
  /** A NULL that may be bound and might erase a cell which the profile could not read. */
  WRITE_ONLY_NULL(2151),
  /** A table that a misspelt declaration probably means. */
  LOOKALIKE(2152),
  /** A setting under which protected tables could not be used. */
  SETTING(2153),
  /** Rows that are found in the driver, of a table without a key that tells them apart. */
  FOUND_WITHOUT_KEY(2160),
  /** A value for a protected column that is computed of columns in a way the driver cannot. */
  NOT_COMPUTED(2161),
  /** A cell that belongs to its row, where the row is not known, or a table that tells none. */
  BELONGS(2162),
  /** A value for a column with a key for each tenant, in a row of which the tenant is unknown. */
  TENANT_NOT_TOLD(2170),
  /** A statement that could give a row to another tenant. */
  TENANT_CHANGED(2171),
  /** A cell of a tenant that would be copied into a row. */
  TENANT_COPIED(2172);

  private final String id;

  PlanFault(int number) {
    this.id = "HC-" + number;
  }

  @Override
  public String id() {
    return id;
  }
}
