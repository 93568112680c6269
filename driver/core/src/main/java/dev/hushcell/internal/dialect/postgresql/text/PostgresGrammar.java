package dev.hushcell.internal.dialect.postgresql.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.read.Feature;
import dev.hushcell.internal.sql.read.Grammar;
import dev.hushcell.internal.sql.read.Operators;
import java.util.Set;

/** How PostgreSQL writes statements. */
public final class PostgresGrammar {
  private static final Set<Feature> FEATURES =
      Set.of(
          Feature.LIMIT,
          Feature.TABLE_QUERY,
          Feature.ARRAYS,
          Feature.TYPED_LITERALS,
          Feature.FULL_JOIN,
          Feature.ONLY,
          Feature.SAMPLES,
          Feature.RETURNING,
          Feature.ON_CONFLICT,
          Feature.EMPTY_SELECT);

  public static final Set<String> RESERVED =
      Names.words(
          """
          ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC AUTHORIZATION BINARY BOTH CASE
          CAST CHECK COLLATE COLLATION COLUMN CONCURRENTLY CONSTRAINT CREATE CROSS
          CURRENT_CATALOG CURRENT_DATE CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME
          CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC DISTINCT DO ELSE END EXCEPT
          FALSE FETCH FOR FOREIGN FREEZE FROM FULL GRANT GROUP HAVING ILIKE IN INITIALLY INNER
          INTERSECT INTO IS ISNULL JOIN LATERAL LEADING LEFT LIKE LIMIT LOCALTIME
          LOCALTIMESTAMP NATURAL NOT NOTNULL NULL OFFSET ON ONLY OR ORDER OUTER OVERLAPS
          PLACING PRIMARY REFERENCES RETURNING RIGHT SELECT SESSION_USER SIMILAR SOME SYMMETRIC
          SYSTEM_USER TABLE TABLESAMPLE THEN TO TRAILING TRUE UNION UNIQUE USER USING VARIADIC
          VERBOSE WHEN WHERE WINDOW WITH
          """);

  private static final Set<String> NO_COLUMN_ALIAS =
      Names.words(
          """
          CHAR CHARACTER DAY FILTER HOUR MINUTE MONTH OVER PRECISION SECOND VARYING WITHIN
          WITHOUT YEAR
          """);

  private static final Set<String> NO_TABLE_ALIAS = Names.words("SET");

  private static final Set<String> VALUES =
      Names.words(
          """
          NULL TRUE FALSE USER CURRENT_USER SESSION_USER SYSTEM_USER CURRENT_ROLE
          CURRENT_SCHEMA CURRENT_CATALOG CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP LOCALTIME
          LOCALTIMESTAMP
          """);

  private static final Set<String> UNITS = Names.words("EXTRACT");

  private PostgresGrammar() {}

  public static Grammar grammar() {
    return new Grammar(
        operators(),
        FEATURES,
        RESERVED,
        NO_COLUMN_ALIAS,
        NO_TABLE_ALIAS,
        VALUES,
        UNITS,
        Set.of(),
        Set.of(),
        Set.of());
  }

  /** From the table of its manual, &quot;Operator Precedence&quot;. */
  private static Operators operators() {
    return new Operators.Builder()
        .or("OR")
        .and("AND")
        .before("NOT")
        .singleConditions("", "IS ISNULL NOTNULL")
        .singleConditions("= < > <= >= <> !=", "")
        .singleConditions("OVERLAPS", "BETWEEN IN LIKE ILIKE SIMILAR")
        .operations("|| ~ ~* !~ !~* ~~ ~~* !~~ !~~* -> ->> #> #>> @> <@ && & | # << >> @@")
        .alsoBefore("~ @")
        .others()
        .operations("+ -")
        .operations("* / %")
        .operations("^")
        .behind("AT")
        .behind("COLLATE")
        .before("+ -")
        .behind(":: [ .")
        .build();
  }
}
