package dev.hushcell.internal.dialect.sqlserver.text;

import dev.hushcell.internal.sql.Names;
import dev.hushcell.internal.sql.read.Feature;
import dev.hushcell.internal.sql.read.Grammar;
import dev.hushcell.internal.sql.read.Operators;
import java.util.Set;

/** How T-SQL writes statements. */
public final class TsqlGrammar {
  private static final Set<Feature> FEATURES =
      Set.of(
          Feature.TOP,
          Feature.CONVERT_TYPE_FIRST,
          Feature.ALIAS_EQUALS,
          Feature.TEXT_ALIAS,
          Feature.FULL_JOIN,
          Feature.APPLY,
          Feature.TABLE_HINTS,
          Feature.SYSTEM_TIME,
          Feature.SAMPLES,
          Feature.EMPTY_SCHEMAS,
          Feature.OUTPUT,
          Feature.INTO_OPTIONAL,
          Feature.DELETE_BARE,
          Feature.EXEC,
          Feature.TESTS,
          Feature.DOCUMENTS);

  public static final Set<String> RESERVED =
      Names.words(
          """
          ADD ALL ALTER AND ANY AS ASC AUTHORIZATION BACKUP BEGIN BETWEEN BREAK BROWSE BULK BY
          CASCADE CASE CHECK CHECKPOINT CLOSE CLUSTERED COALESCE COLLATE COLUMN COMMIT COMPUTE
          CONSTRAINT CONTAINS CONTAINSTABLE CONTINUE CONVERT CREATE CROSS CURRENT CURRENT_DATE
          CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER CURSOR DATABASE DBCC DEALLOCATE DECLARE
          DEFAULT DELETE DENY DESC DISK DISTINCT DISTRIBUTED DOUBLE DROP DUMP ELSE END ERRLVL
          ESCAPE EXCEPT EXEC EXECUTE EXISTS EXIT EXTERNAL FETCH FILE FILLFACTOR FOR FOREIGN
          FREETEXT FREETEXTTABLE FROM FULL FUNCTION GOTO GRANT GROUP HAVING HOLDLOCK IDENTITY
          IDENTITYCOL IF IN INDEX INNER INSERT INTERSECT INTO IS JOIN KEY KILL LEFT LIKE LINENO
          MERGE NATIONAL NOCHECK NONCLUSTERED NOT NULL NULLIF OF OFF OFFSETS ON OPEN
          OPENDATASOURCE OPENQUERY OPENROWSET OPENXML OPTION OR ORDER OUTER OVER PERCENT PIVOT
          PLAN PRIMARY PRINT PROC PROCEDURE PUBLIC RAISERROR READ READTEXT RECONFIGURE
          REFERENCES REPLICATION RESTORE RESTRICT RETURN REVERT REVOKE RIGHT ROLLBACK ROWCOUNT
          ROWGUIDCOL RULE SAVE SCHEMA SELECT SESSION_USER SET SETUSER SHUTDOWN SOME STATISTICS
          SYSTEM_USER TABLE TABLESAMPLE TEXTSIZE THEN TO TOP TRAN TRANSACTION TRIGGER TRUNCATE
          TRY_CONVERT TSEQUAL UNION UNIQUE UNPIVOT UPDATE UPDATETEXT USE USER VALUES VARYING
          VIEW WAITFOR WHEN WHERE WHILE WITH WRITETEXT
          """);

  private static final Set<String> NO_COLUMN_ALIAS = Names.words("OFFSET OUTPUT");

  private static final Set<String> NO_TABLE_ALIAS = Names.words("OFFSET OUTPUT USING WHEN");

  private static final Set<String> VALUES =
      Names.words(
          """
          NULL CURRENT_DATE CURRENT_TIMESTAMP CURRENT_USER SESSION_USER SYSTEM_USER USER
          """);

  private static final Set<String> UNITS =
      Names.words("DATEADD DATEDIFF DATEDIFF_BIG DATENAME DATEPART DATETRUNC DATE_BUCKET");

  private static final Set<String> TABLE_HINTS =
      Names.words(
          """
          FORCESCAN FORCESEEK HOLDLOCK INDEX NOEXPAND NOLOCK NOWAIT PAGLOCK READCOMMITTED
          READCOMMITTEDLOCK READPAST READUNCOMMITTED REPEATABLEREAD ROWLOCK SERIALIZABLE
          SNAPSHOT TABLOCK TABLOCKX UPDLOCK XLOCK
          """);

  private TsqlGrammar() {}

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
        TABLE_HINTS);
  }

  /** From its manual, &quot;Operator precedence&quot;; conditions are no values. */
  private static Operators operators() {
    return new Operators.Builder()
        .or("OR")
        .and("AND")
        .before("NOT")
        .singleConditions("= <> != < <= > >= !< !>", "IS IN BETWEEN LIKE")
        .operations("+ - & ^ |")
        .alsoBefore("+ -")
        .operations("* / %")
        .before("~")
        .behind("COLLATE AT")
        .build();
  }
}
