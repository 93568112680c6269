package dev.hushcell.internal.dialect.mysql.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.read.Feature;
import dev.hushcell.internal.sql.read.Grammar;
import dev.hushcell.internal.sql.read.Operators;
import java.util.Set;

/**
 * How MySQL and MariaDB write statements. Where the two or their versions differ, neither is taken.
 */
public final class MysqlGrammar {
  private static final Set<Feature> FEATURES =
      Set.of(
          Feature.LIMIT,
          Feature.LIMIT_PAIR,
          Feature.VALUES_FUNCTION,
          Feature.DISTINCTROW,
          Feature.TABLE_QUERY,
          Feature.TYPED_LITERALS,
          Feature.ASSIGNMENT,
          Feature.INTERVAL_VALUES,
          Feature.CONVERT_TYPE_LAST,
          Feature.TEXT_ALIAS,
          Feature.JOIN_WITHOUT_CONDITION,
          Feature.STRAIGHT_JOIN,
          Feature.INDEX_HINTS,
          Feature.PARTITIONS,
          Feature.SYSTEM_TIME,
          Feature.RETURNING,
          Feature.INTO_OPTIONAL,
          Feature.INSERT_SET,
          Feature.REPLACE,
          Feature.ON_DUPLICATE,
          Feature.UPDATE_JOINS,
          Feature.DELETE_TARGETS,
          Feature.WITH_ROLLUP);

  /** Reserved in both. */
  public static final Set<String> RESERVED =
      Names.words(
          """
          ACCESSIBLE ADD ALL ALTER ANALYZE AND AS ASC ASENSITIVE BEFORE BETWEEN BIGINT
          BINARY BLOB BOTH BY CALL CASCADE CASE CHANGE CHAR CHARACTER CHECK COLLATE
          COLUMN CONDITION CONSTRAINT CONTINUE CONVERT CREATE CROSS CURRENT_DATE
          CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATABASES DAY_HOUR
          DAY_MICROSECOND DAY_MINUTE DAY_SECOND DEC DECIMAL DECLARE DEFAULT DELAYED
          DELETE DESC DESCRIBE DETERMINISTIC DISTINCT DISTINCTROW DIV DOUBLE DROP EACH
          ELSE ELSEIF ENCLOSED ESCAPED EXCEPT EXISTS EXIT EXPLAIN FALSE FETCH FLOAT
          FLOAT4 FLOAT8 FOR FORCE FOREIGN FROM FULLTEXT GRANT GROUP HAVING HIGH_PRIORITY
          HOUR_MICROSECOND HOUR_MINUTE HOUR_SECOND IF IGNORE IN INDEX INFILE INNER INOUT
          INSENSITIVE INSERT INT INT1 INT2 INT3 INT4 INT8 INTEGER INTERSECT INTERVAL
          INTO IS ITERATE JOIN KEY KEYS KILL LEADING LEAVE LEFT LIKE LIMIT LINEAR LINES
          LOAD LOCALTIME LOCALTIMESTAMP LOCK LONG LONGBLOB LONGTEXT LOOP LOW_PRIORITY
          MATCH MAXVALUE MEDIUMBLOB MEDIUMINT MEDIUMTEXT MIDDLEINT MINUTE_MICROSECOND
          MINUTE_SECOND MOD MODIFIES NATURAL NO_WRITE_TO_BINLOG NOT NULL NUMERIC ON
          OPTIMIZE OPTIONALLY OR ORDER OUT OUTER OUTFILE OVER PARTITION PRECISION
          PRIMARY PROCEDURE PURGE RANGE READ READ_WRITE READS REAL RECURSIVE REFERENCES
          REGEXP RELEASE RENAME REPEAT REPLACE REQUIRE RESIGNAL RESTRICT RETURN REVOKE
          RIGHT RLIKE ROW_NUMBER ROWS SCHEMAS SECOND_MICROSECOND SELECT SENSITIVE
          SEPARATOR SET SHOW SIGNAL SMALLINT SPATIAL SPECIFIC SQL SQL_BIG_RESULT
          SQL_CALC_FOUND_ROWS SQL_SMALL_RESULT SQLEXCEPTION SQLSTATE SQLWARNING SSL
          STARTING STRAIGHT_JOIN TABLE TERMINATED THEN TINYBLOB TINYINT TINYTEXT TO
          TRAILING TRIGGER TRUE UNDO UNION UNIQUE UNLOCK UNSIGNED UPDATE USAGE USE USING
          UTC_DATE UTC_TIME UTC_TIMESTAMP VALUES VARBINARY VARCHAR VARCHARACTER VARYING
          WHEN WHERE WHILE WITH WRITE XOR YEAR_MONTH ZEROFILL
          """);

  private static final Set<String> NO_COLUMN_ALIAS = Names.words("OFFSET RETURNING WINDOW OVER");

  private static final Set<String> NO_TABLE_ALIAS =
      Names.words("OFFSET RETURNING WINDOW LATERAL FULL PARTITION SYSTEM_TIME OVER");

  private static final Set<String> VALUES =
      Names.words(
          """
          NULL TRUE FALSE CURRENT_USER CURRENT_ROLE CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP
          LOCALTIME LOCALTIMESTAMP UTC_DATE UTC_TIME UTC_TIMESTAMP
          """);

  private static final Set<String> UNITS =
      Names.words("EXTRACT TIMESTAMPADD TIMESTAMPDIFF GET_FORMAT");

  private static final Set<String> SELECT_MODIFIERS =
      Names.words(
          """
          HIGH_PRIORITY STRAIGHT_JOIN SQL_SMALL_RESULT SQL_BIG_RESULT SQL_BUFFER_RESULT
          SQL_NO_CACHE SQL_CACHE SQL_CALC_FOUND_ROWS
          """);

  private static final Set<String> CHANGE_MODIFIERS =
      Names.words("LOW_PRIORITY DELAYED HIGH_PRIORITY QUICK IGNORE");

  private MysqlGrammar() {}

  /** Returns how a session writes them. */
  public static Grammar of(Set<SessionFlag> flags) {
    return new Grammar(
        operators(flags.contains(SessionFlag.PIPES_AS_CONCAT)),
        FEATURES,
        RESERVED,
        NO_COLUMN_ALIAS,
        NO_TABLE_ALIAS,
        VALUES,
        UNITS,
        SELECT_MODIFIERS,
        CHANGE_MODIFIERS,
        Set.of());
  }

  /**
   * From the table of the manual and the grammar of the server. They differ in whether LIKE, IN and
   * BETWEEN bind tighter than {@code =}; versions differ in how {@code ||} does that joins texts.
   */
  private static Operators operators(boolean pipesJoin) {
    Operators.Builder builder =
        new Operators.Builder()
            .or(pipesJoin ? "OR" : "OR ||")
            .xor("XOR")
            .and("AND &&")
            .before("NOT")
            .conditions("= <=> >= > <= < <> !=", "IS")
            .alone("= <=> >= > <= < <> !=")
            .singleConditions("MEMBER", "BETWEEN IN LIKE REGEXP RLIKE SOUNDS")
            .operations("|")
            .operations("&")
            .operations("<< >>")
            .operations("+ -")
            .operations("* / DIV % MOD")
            .operations("^");
    if (pipesJoin) {
      builder.operations("||").alone("||");
    }
    return builder
        .before("+ - ~")
        .before("! BINARY")
        .behind("COLLATE")
        .operations("-> ->>")
        .build();
  }
}
