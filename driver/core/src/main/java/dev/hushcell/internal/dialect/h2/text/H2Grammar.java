package dev.hushcell.internal.dialect.h2.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.read.Feature;
import dev.hushcell.internal.sql.read.Grammar;
import dev.hushcell.internal.sql.read.Operators;
import java.util.HashSet;
import java.util.Set;

/** How H2 writes statements, in any of its modes; what a mode does not have it refuses. */
public final class H2Grammar {
  private static final Set<Feature> FEATURES =
      Set.of(
          Feature.LIMIT,
          Feature.LIMIT_PAIR,
          Feature.TOP,
          Feature.BARE_VALUES,
          Feature.VALUES_FUNCTION,
          Feature.TABLE_QUERY,
          Feature.MINUS,
          Feature.ARRAYS,
          Feature.TYPED_LITERALS,
          Feature.SHORT_TYPES,
          Feature.CONVERT_TYPE_LAST,
          Feature.DELETE_BARE,
          Feature.JOIN_WITHOUT_CONDITION,
          Feature.FULL_JOIN,
          Feature.TABLE_HINTS,
          Feature.INDEX_HINTS,
          Feature.CHANGED_ROWS,
          Feature.EMPTY_SCHEMAS,
          Feature.CURRENT_SCHEMA_BETWEEN,
          Feature.INTO_OPTIONAL,
          Feature.INSERT_SET,
          Feature.REPLACE,
          Feature.ON_DUPLICATE,
          Feature.ON_CONFLICT,
          Feature.MERGE_KEY,
          Feature.DELETE_TARGETS,
          Feature.QUALIFY);

  /** Reserved in every mode; left out is what NON_KEYWORDS may make a name. */
  public static final Set<String> RESERVED =
      Names.words(
          """
          ALL AND ANY ARRAY AS ASYMMETRIC AUTHORIZATION BETWEEN CASE CAST CHECK
          CONSTRAINT CROSS CURRENT_CATALOG CURRENT_DATE CURRENT_PATH CURRENT_ROLE
          CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DEFAULT DISTINCT ELSE END
          EXCEPT EXISTS FALSE FETCH FOR FOREIGN FROM FULL GROUP HAVING IF IN INNER INTERSECT
          INTERVAL IS JOIN LEFT LIKE LOCALTIME LOCALTIMESTAMP NATURAL NOT NULL OFFSET ON OR
          ORDER PRIMARY QUALIFY RIGHT ROW ROWNUM SELECT SET SOME SYMMETRIC TABLE TO TRUE
          UESCAPE UNION UNIQUE UNKNOWN USING VALUES WHEN WHERE WINDOW WITH
          """);

  private static final Set<String> NO_COLUMN_ALIAS =
      Names.words(
          """
          LIMIT OFFSET MINUS UNION EXCEPT INTERSECT FETCH QUALIFY WINDOW RETURNING OVER FILTER
          """);

  private static final Set<String> NO_TABLE_ALIAS =
      Names.words(
          """
          LIMIT OFFSET MINUS UNION EXCEPT INTERSECT FETCH QUALIFY WINDOW USE KEY SET NATURAL
          INNER LEFT RIGHT FULL CROSS OUTER JOIN USING WHEN
          """);

  private static final Set<String> VALUES =
      Names.words(
          """
          NULL TRUE FALSE UNKNOWN CURRENT_USER SESSION_USER SYSTEM_USER CURRENT_ROLE
          CURRENT_SCHEMA CURRENT_CATALOG CURRENT_PATH CURRENT_DATE CURRENT_TIME
          CURRENT_TIMESTAMP LOCALTIME LOCALTIMESTAMP USER ROWNUM
          """);

  private static final Set<String> UNITS =
      Names.words("EXTRACT DATEADD TIMESTAMPADD DATEDIFF TIMESTAMPDIFF DATE_TRUNC");

  private static final Set<String> CHANGE_MODIFIERS = Names.words("IGNORE");

  private static final Set<String> TABLE_HINTS =
      Names.words(
          """
          FORCESCAN FORCESEEK HOLDLOCK INDEX NOEXPAND NOLOCK NOWAIT PAGLOCK READCOMMITTED
          READCOMMITTEDLOCK READPAST READUNCOMMITTED REPEATABLEREAD ROWLOCK SERIALIZABLE
          SNAPSHOT TABLOCK TABLOCKX UPDLOCK XLOCK
          """);

  private H2Grammar() {}

  /** Returns how a session writes them, which its mode decides. */
  public static Grammar of(Set<SessionFlag> flags) {
    Set<Feature> features = new HashSet<>(FEATURES);
    Set<String> table = new HashSet<>(NO_TABLE_ALIAS);
    Set<String> column = new HashSet<>(NO_COLUMN_ALIAS);
    if (flags.contains(SessionFlag.LIMIT_IS_A_NAME)) {
      features.remove(Feature.LIMIT);
    }
    if (flags.contains(SessionFlag.MINUS_IS_A_NAME)) {
      features.remove(Feature.MINUS);
    }
    return new Grammar(
        operators(),
        features,
        RESERVED,
        column,
        table,
        VALUES,
        UNITS,
        Set.of(),
        CHANGE_MODIFIERS,
        TABLE_HINTS);
  }

  /**
   * Conditions are read from left to right, whatever they are; what follows the zone of AT TIME
   * ZONE is taken for a part of it.
   */
  private static Operators operators() {
    return new Operators.Builder()
        .or("OR")
        .and("AND")
        .before("NOT")
        .conditions("= <> != < <= > >= && OVERLAPS", "IS IN BETWEEN LIKE ILIKE REGEXP")
        .operations("||")
        .operations("+ -")
        .operations("* / %")
        .before("+ -")
        .behind(":: [ . COLLATE AT")
        .alone("AT")
        .build();
  }
}
