package dev.hushcell.internal.sql.read;

/** What some databases write and others do not. */
public enum Feature {
  /** {@code LIMIT n}. */
  LIMIT,
  /** {@code LIMIT offset, n}. */
  LIMIT_PAIR,
  /** {@code TOP n}. */
  TOP,
  /** {@code VALUES 1, 2} as a query; behind a parenthesis VALUES always begins one then. */
  BARE_VALUES,
  /** {@code DISTINCTROW} as DISTINCT. */
  DISTINCTROW,
  /** {@code VALUES(a)} as a function. */
  VALUES_FUNCTION,
  /** {@code TABLE t} as a query. */
  TABLE_QUERY,
  /** {@code MINUS} as EXCEPT. */
  MINUS,
  /** {@code a[1]} and {@code ARRAY[1]}. */
  ARRAYS,
  /** {@code DATE '..'}, and any type before a text. */
  TYPED_LITERALS,
  /** {@code D '..'}, {@code T '..'} and {@code TS '..'} are a date, a time and a timestamp. */
  SHORT_TYPES,
  /** {@code a := b}. */
  ASSIGNMENT,
  /** {@code INTERVAL 1 DAY}, with any value. */
  INTERVAL_VALUES,
  /** {@code CONVERT(type, value)}. */
  CONVERT_TYPE_FIRST,
  /** {@code CONVERT(value, type)}. */
  CONVERT_TYPE_LAST,
  /** {@code a IS b}. */
  IS_VALUE,
  /** {@code a IN t}. */
  IN_TABLE,
  /** {@code SELECT name = value}. */
  ALIAS_EQUALS,
  /** A text may be the alias of a column. */
  TEXT_ALIAS,
  /** {@code JOIN} needs no condition. */
  JOIN_WITHOUT_CONDITION,
  /** {@code FULL JOIN}. */
  FULL_JOIN,
  /** {@code STRAIGHT_JOIN}. */
  STRAIGHT_JOIN,
  /** {@code CROSS APPLY}. */
  APPLY,
  /** {@code WITH (NOLOCK)} and hints in {@code OPTION (..)}. */
  TABLE_HINTS,
  /** {@code USE INDEX (i)}. */
  INDEX_HINTS,
  /** {@code INDEXED BY i}. */
  INDEXED_BY,
  /** {@code t PARTITION (p)}. */
  PARTITIONS,
  /** {@code ONLY t} and {@code t *}. */
  ONLY,
  /** {@code TABLESAMPLE}. */
  SAMPLES,
  /** {@code FOR SYSTEM_TIME}. */
  SYSTEM_TIME,
  /** {@code FINAL TABLE (..)}. */
  CHANGED_ROWS,
  /** {@code a..b}: a catalog and a table. */
  EMPTY_SCHEMAS,
  /** {@code a..b}, of which the schema is the current one whatever {@code a} is. */
  CURRENT_SCHEMA_BETWEEN,
  /** {@code OUTPUT}. */
  OUTPUT,
  /** {@code RETURNING}. */
  RETURNING,
  /** {@code INSERT t}, without INTO. */
  INTO_OPTIONAL,
  /** {@code INSERT INTO t SET a = b}. */
  INSERT_SET,
  /** {@code INSERT OR IGNORE}. */
  OR_RESOLUTION,
  /** {@code REPLACE INTO}. */
  REPLACE,
  /** {@code ON DUPLICATE KEY UPDATE}. */
  ON_DUPLICATE,
  /** {@code ON CONFLICT}. */
  ON_CONFLICT,
  /** {@code MERGE INTO t KEY (..) VALUES ..}. */
  MERGE_KEY,
  /** Several tables behind UPDATE. */
  UPDATE_JOINS,
  /** {@code DELETE a FROM ..} and {@code DELETE FROM a USING ..}, with several tables. */
  DELETE_TARGETS,
  /** FROM needs not stand behind DELETE. */
  DELETE_BARE,
  /** {@code WITH ROLLUP}. */
  WITH_ROLLUP,
  /** UNION, EXCEPT and INTERSECT bind alike. */
  EQUAL_SET_OPERATORS,
  /** {@code SELECT FROM t}. */
  EMPTY_SELECT,
  /** {@code QUALIFY}. */
  QUALIFY,
  /** {@code FOR JSON} and {@code FOR XML}. */
  DOCUMENTS,
  /** {@code EXEC}. */
  EXEC,
  /** {@code IF} and {@code WHILE} before a condition. */
  TESTS
}
