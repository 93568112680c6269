package dev.hushcell.internal.dialect.sqlite.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.read.Feature;
import dev.hushcell.internal.sql.read.Grammar;
import dev.hushcell.internal.sql.read.Operators;
import java.util.Set;

/** How SQLite writes statements. */
public final class SqliteGrammar {
  private static final Set<Feature> FEATURES =
      Set.of(
          Feature.LIMIT,
          Feature.LIMIT_PAIR,
          Feature.IS_VALUE,
          Feature.IN_TABLE,
          Feature.TEXT_ALIAS,
          Feature.JOIN_WITHOUT_CONDITION,
          Feature.FULL_JOIN,
          Feature.INDEXED_BY,
          Feature.RETURNING,
          Feature.OR_RESOLUTION,
          Feature.REPLACE,
          Feature.ON_CONFLICT,
          Feature.EQUAL_SET_OPERATORS);

  public static final Set<String> RESERVED =
      Names.words(
          """
          ADD ALL ALTER AND AS AUTOINCREMENT BETWEEN CASE CHECK COLLATE COMMIT CONSTRAINT
          CREATE DEFAULT DEFERRABLE DELETE DISTINCT DROP ELSE ESCAPE EXISTS FOREIGN FROM GROUP
          HAVING IN INDEX INSERT INTO IS ISNULL JOIN LIMIT NOT NOTNULL NULL ON OR ORDER PRIMARY
          REFERENCES SELECT SET TABLE THEN TO TRANSACTION UNION UNIQUE UPDATE USING VALUES WHEN
          WHERE EXCEPT INTERSECT
          """);

  private static final Set<String> NO_COLUMN_ALIAS =
      Names.words("OFFSET WINDOW RETURNING OVER FILTER");

  private static final Set<String> NO_TABLE_ALIAS =
      Names.words("OFFSET WINDOW RETURNING NATURAL LEFT RIGHT FULL INNER CROSS OUTER INDEXED");

  private static final Set<String> VALUES =
      Names.words("NULL TRUE FALSE CURRENT_DATE CURRENT_TIME CURRENT_TIMESTAMP");

  private SqliteGrammar() {}

  public static Grammar grammar() {
    return new Grammar(
        operators(),
        FEATURES,
        RESERVED,
        NO_COLUMN_ALIAS,
        NO_TABLE_ALIAS,
        VALUES,
        Set.of(),
        Set.of(),
        Set.of(),
        Set.of());
  }

  /** From its page on expressions, &quot;Operators, and Parse-Affecting Attributes&quot;. */
  private static Operators operators() {
    return new Operators.Builder()
        .or("OR")
        .and("AND")
        .before("NOT")
        .conditions("= <> !=", "IS ISNULL NOTNULL BETWEEN IN LIKE GLOB REGEXP MATCH")
        .conditions("< <= > >=", "")
        .operations("& | << >>")
        .operations("+ -")
        .operations("* / %")
        .operations("|| -> ->>")
        .behind("COLLATE")
        .before("+ - ~")
        .build();
  }
}
