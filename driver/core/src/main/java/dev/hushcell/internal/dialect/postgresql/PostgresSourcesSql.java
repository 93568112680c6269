package dev.hushcell.internal.dialect.postgresql;

import java.util.TreeSet;

/**
 * What is asked about all code that a database keeps. What came with the database has lower numbers
 * than what somebody made, in whatever schema that is; the routines of extensions are taken for
 * harmless. Event triggers are left out: they see nothing but the text of a definition, which was
 * planned before.
 */
final class PostgresSourcesSql {
  /** That a language is SQL or PL/pgSQL, whatever it is called. */
  static final String IS_SQL =
      """
      (l.oid = 14 OR EXISTS (SELECT FROM pg_catalog.pg_proc h WHERE h.oid = l.lanplcallfoid
        AND h.prosrc = 'plpgsql_call_handler' AND h.probin = '$libdir/plpgsql'))
      """;

  /** The names of {@code Unnamed}; the last ones are known to these queries alone. */
  private static final String NAMES =
      """
      E'\\x01'::pg_catalog.text AS anywhere, E'\\x02'::pg_catalog.text AS used,
      E'\\x03'::pg_catalog.text AS changed, E'\\x04'::pg_catalog.text AS symbol,
      E'\\x05'::pg_catalog.text AS operator, E'\\x06'::pg_catalog.text AS family,
      E'\\x07'::pg_catalog.text AS made
      """;

  /** Every relation of users, with the names of what runs when it is used or changed. */
  private static final String RELATIONS =
      """
      mark AS (SELECT %s),
      relation AS (
        SELECT c.oid, c.relkind, c.relname::pg_catalog.text AS name,
          m.used || n.nspname || '.' || c.relname AS used,
          m.changed || n.nspname || '.' || c.relname AS changed
        FROM pg_catalog.pg_class c
        JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace CROSS JOIN mark m
        WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f', 'v', 'm'))
      """
          .formatted(NAMES);

  /**
   * Each object that has code, under the name by which statements run it. Its relation is the one
   * that it belongs to, which it does not reach by naming its columns.
   */
  private static final String OBJECTS =
      """
      object (class, id, relation, schema, name) AS (
        SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, r.oid, r.oid, '',
          CASE WHEN r.relkind IN ('v', 'm') THEN r.name ELSE r.used END FROM relation r
        UNION ALL SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, c.oid, c.oid, '', c.relname
          FROM pg_catalog.pg_class c WHERE c.relkind = 'c' AND c.oid >= 16384
        UNION ALL SELECT 'pg_catalog.pg_class'::pg_catalog.regclass, i.indexrelid, r.oid, '', r.changed
          FROM pg_catalog.pg_index i JOIN relation r ON r.oid = i.indrelid
        UNION ALL SELECT 'pg_catalog.pg_attrdef'::pg_catalog.regclass, d.oid, r.oid, '', r.changed
          FROM pg_catalog.pg_attrdef d JOIN relation r ON r.oid = d.adrelid
        UNION ALL SELECT 'pg_catalog.pg_statistic_ext'::pg_catalog.regclass, s.oid, r.oid, '', r.changed
          FROM pg_catalog.pg_statistic_ext s JOIN relation r ON r.oid = s.stxrelid
        UNION ALL SELECT 'pg_catalog.pg_constraint'::pg_catalog.regclass, k.oid, k.conrelid, '',
            COALESCE(r.changed, t.typname)
          FROM pg_catalog.pg_constraint k LEFT JOIN relation r ON r.oid = k.conrelid
          LEFT JOIN pg_catalog.pg_type t ON t.oid = k.contypid
          WHERE k.contype IN ('c', 'x') AND k.oid >= 16384
        UNION ALL SELECT 'pg_catalog.pg_trigger'::pg_catalog.regclass, g.oid, r.oid, '', r.changed
          FROM pg_catalog.pg_trigger g JOIN relation r ON r.oid = g.tgrelid WHERE NOT g.tgisinternal
        UNION ALL SELECT 'pg_catalog.pg_policy'::pg_catalog.regclass, o.oid, r.oid, '', r.used
          FROM pg_catalog.pg_policy o JOIN relation r ON r.oid = o.polrelid
        UNION ALL SELECT 'pg_catalog.pg_rewrite'::pg_catalog.regclass, w.oid, r.oid, '',
            CASE WHEN r.relkind IN ('v', 'm') THEN r.name ELSE r.changed END
          FROM pg_catalog.pg_rewrite w JOIN relation r ON r.oid = w.ev_class
        UNION ALL SELECT 'pg_catalog.pg_proc'::pg_catalog.regclass, p.oid, 0, n.nspname, p.proname
          FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
          WHERE p.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
            WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND e.objid = p.oid
            AND e.deptype = 'e')
        UNION ALL SELECT 'pg_catalog.pg_type'::pg_catalog.regclass, t.oid,
            COALESCE(e.typrelid, t.typrelid), '', COALESCE(e.typname, t.typname)
          FROM pg_catalog.pg_type t
          LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typlen = -1
          WHERE t.oid >= 16384
        UNION ALL SELECT 'pg_catalog.pg_operator'::pg_catalog.regclass, o.oid, 0, '',
          m.operator || o.oid FROM pg_catalog.pg_operator o CROSS JOIN mark m WHERE o.oid >= 16384
        UNION ALL SELECT 'pg_catalog.pg_cast'::pg_catalog.regclass, k.oid, 0, '', m.made || k.oid
          FROM pg_catalog.pg_cast k CROSS JOIN mark m WHERE k.oid >= 16384
        UNION ALL SELECT 'pg_catalog.pg_opclass'::pg_catalog.regclass, o.oid, 0, '',
          m.family || o.opcfamily FROM pg_catalog.pg_opclass o CROSS JOIN mark m WHERE o.oid >= 16384
        UNION ALL SELECT 'pg_catalog.pg_opfamily'::pg_catalog.regclass, o.oid, 0, '',
          m.family || o.oid FROM pg_catalog.pg_opfamily o CROSS JOIN mark m WHERE o.oid >= 16384
        UNION ALL SELECT 'pg_catalog.pg_amproc'::pg_catalog.regclass, o.oid, 0, '',
          CASE WHEN o.amprocfamily < 16384 THEN m.anywhere ELSE m.family || o.amprocfamily END
          FROM pg_catalog.pg_amproc o CROSS JOIN mark m WHERE o.oid >= 16384
        UNION ALL SELECT 'pg_catalog.pg_amop'::pg_catalog.regclass, o.oid, 0, '',
          CASE WHEN o.amopfamily < 16384 THEN m.anywhere ELSE m.family || o.amopfamily END
          FROM pg_catalog.pg_amop o CROSS JOIN mark m WHERE o.oid >= 16384)
      """;

  /**
   * By what names statements meet what they do not name, and who runs what others have. A table
   * with triggers, policies or rules reaches itself, so that these are looked at.
   */
  private static final String MEETINGS =
      """
      typed (oid, name) AS (
        SELECT t.oid, t.typname::pg_catalog.text FROM pg_catalog.pg_type t WHERE t.oid >= 16384),
      meeting (name, other) AS (
        SELECT r.name, r.used FROM relation r
        UNION ALL SELECT r.name, r.changed FROM relation r
        UNION ALL SELECT r.name, r.name FROM relation r WHERE r.relkind NOT IN ('v', 'm') AND (
          r.oid IN (SELECT g.tgrelid FROM pg_catalog.pg_trigger g WHERE NOT g.tgisinternal)
          OR r.oid IN (SELECT o.polrelid FROM pg_catalog.pg_policy o)
          OR r.oid IN (SELECT w.ev_class FROM pg_catalog.pg_rewrite w))
        UNION ALL SELECT c.name, p.name FROM pg_catalog.pg_inherits i
          JOIN relation c ON c.oid = i.inhrelid JOIN relation p ON p.oid = i.inhparent
        UNION ALL SELECT p.name, c.name FROM pg_catalog.pg_inherits i
          JOIN relation c ON c.oid = i.inhrelid JOIN relation p ON p.oid = i.inhparent
        UNION ALL SELECT p.used, c.used FROM pg_catalog.pg_inherits i
          JOIN relation c ON c.oid = i.inhrelid JOIN relation p ON p.oid = i.inhparent
        UNION ALL SELECT p.changed, c.changed FROM pg_catalog.pg_inherits i
          JOIN relation c ON c.oid = i.inhrelid JOIN relation p ON p.oid = i.inhparent
        UNION ALL SELECT p.changed, c.changed FROM pg_catalog.pg_constraint k
          JOIN relation c ON c.oid = k.conrelid JOIN relation p ON p.oid = k.confrelid
          WHERE k.contype = 'f' AND (k.confdeltype NOT IN ('a', 'r') OR k.confupdtype NOT IN ('a', 'r'))
        UNION ALL SELECT t.name, m.operator || o.oid FROM pg_catalog.pg_operator o
          JOIN typed t ON t.oid IN (o.oprleft, o.oprright) CROSS JOIN mark m WHERE o.oid >= 16384
        UNION ALL SELECT CASE WHEN o.oprname LIKE '%?%' OR EXISTS
              (SELECT FROM pg_catalog.pg_operator b WHERE b.oprname = o.oprname AND b.oid < 16384)
            THEN m.anywhere ELSE m.symbol || o.oprname END, m.operator || o.oid
          FROM pg_catalog.pg_operator o CROSS JOIN mark m
          WHERE o.oid >= 16384 AND o.oprleft < 16384 AND o.oprright < 16384
        UNION ALL SELECT t.name, m.made || k.oid FROM pg_catalog.pg_cast k
          JOIN typed t ON t.oid IN (k.castsource, k.casttarget) CROSS JOIN mark m
          WHERE k.oid >= 16384
        UNION ALL SELECT m.anywhere, m.made || k.oid FROM pg_catalog.pg_cast k CROSS JOIN mark m
          WHERE k.oid >= 16384 AND k.castsource < 16384 AND k.casttarget < 16384
        UNION ALL SELECT COALESCE(t.name, m.anywhere), m.family || o.opcfamily
          FROM pg_catalog.pg_opclass o LEFT JOIN typed t ON t.oid = o.opcintype CROSS JOIN mark m
          WHERE o.oid >= 16384 AND o.opcdefault)
      """;

  /** Schema, name, and the names of all that it may reach. */
  static final String LINKS =
      "WITH "
          + RELATIONS
          + ", "
          + OBJECTS
          + ", "
          + MEETINGS
          + """
          SELECT o.schema, o.name COLLATE pg_catalog."C",
            pg_catalog.array_agg(DISTINCT r.name COLLATE pg_catalog."C")
          FROM (SELECT DISTINCT classid, objid, refclassid, refobjid FROM pg_catalog.pg_depend
            WHERE objid >= 16384 AND refobjid >= 16384) d
          JOIN object o ON o.class = d.classid AND o.id = d.objid
          JOIN (SELECT class, id, relation, CASE WHEN relation = id AND class =
                'pg_catalog.pg_class'::pg_catalog.regclass THEN
                  (SELECT c.relname FROM pg_catalog.pg_class c WHERE c.oid = id) ELSE name END AS name
              FROM object) r ON r.class = d.refclassid AND r.id = d.refobjid
          WHERE NOT (o.relation <> 0 AND r.relation = o.relation) AND o.name <> r.name
            AND NOT (o.id = o.relation AND r.id = r.relation)
          GROUP BY 1, 2
          UNION ALL SELECT '', name COLLATE pg_catalog."C", pg_catalog.array_agg(other)
          FROM meeting GROUP BY 2
          """;

  /**
   * Whether a stored tree uses what sets names, or runs SQL: trees have functions and relations by
   * number. That one depends on those of the database itself is not recorded.
   */
  private static final String STEERING =
      """
      , steering (pattern) AS (
        SELECT ':(funcid|relid) (' || pg_catalog.string_agg(f.oid::pg_catalog.text, '|') || ') '
        FROM (SELECT oid, proname FROM pg_catalog.pg_proc WHERE oid < 16384
          UNION ALL SELECT oid, relname FROM pg_catalog.pg_class WHERE oid < 16384) f (oid, name)
        WHERE f.name IN ('%s'))
      """
          .formatted(String.join("', '", new TreeSet<>(PostgresRules.STEERING_FUNCTIONS)));

  /**
   * Schema, name, whether the links have what it names, and the text: NULL where it was dropped
   * while this was asked, and for code in a language other than SQL. To show a tree waits for
   * whoever alters its table, and takes long: only those are shown that use what the links do not
   * have.
   */
  static final String TEXTS =
      "WITH "
          + RELATIONS
          + STEERING
          + """
          SELECT n.nspname, p.proname::pg_catalog.text, FALSE, CASE WHEN %1$s THEN p.prosrc END
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
            JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE p.oid >= 16384 AND p.prokind <> 'a' AND NOT (p.prosrc = '' AND %1$s)
            AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend e
              WHERE e.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND e.objid = p.oid
              AND e.deptype = 'e')
          UNION ALL SELECT n.nspname, p.proname, TRUE, pg_catalog.pg_get_functiondef(p.oid)
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_language l ON l.oid = p.prolang
            JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE p.oid >= 16384 AND p.prosrc = '' AND %1$s
            AND pg_catalog.to_jsonb(p) OPERATOR(pg_catalog.->>) 'prosqlbody'%2$s
          UNION ALL SELECT n.nspname, p.proname, TRUE, pg_catalog.pg_get_expr(p.proargdefaults, 0)
            FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
            WHERE p.oid >= 16384 AND p.proargdefaults::pg_catalog.text%2$s
          UNION ALL SELECT '', CASE WHEN r.relkind IN ('v', 'm') THEN r.name ELSE r.changed END, TRUE,
            pg_catalog.pg_get_ruledef(w.oid)
            FROM pg_catalog.pg_rewrite w JOIN relation r ON r.oid = w.ev_class
            WHERE w.ev_qual::pg_catalog.text || w.ev_action::pg_catalog.text%2$s
          UNION ALL SELECT '', r.changed, FALSE, pg_catalog.quote_literal(pg_catalog.replace(
              pg_catalog.encode(g.tgargs, 'escape'), '\\000', ' '))
            FROM pg_catalog.pg_trigger g JOIN relation r ON r.oid = g.tgrelid
            WHERE NOT g.tgisinternal AND g.tgnargs > 0
          UNION ALL SELECT '', r.changed, TRUE, pg_catalog.pg_get_triggerdef(g.oid)
            FROM pg_catalog.pg_trigger g JOIN relation r ON r.oid = g.tgrelid
            WHERE NOT g.tgisinternal AND g.tgqual::pg_catalog.text%2$s
          UNION ALL SELECT '', r.used, TRUE, pg_catalog.pg_get_expr(x.tree, o.polrelid)
            FROM pg_catalog.pg_policy o JOIN relation r ON r.oid = o.polrelid
            CROSS JOIN LATERAL (VALUES (o.polqual), (o.polwithcheck)) x (tree)
            WHERE x.tree::pg_catalog.text%2$s
          UNION ALL SELECT '', r.changed, TRUE, pg_catalog.pg_get_expr(d.adbin, d.adrelid)
            FROM pg_catalog.pg_attrdef d JOIN relation r ON r.oid = d.adrelid
            WHERE d.adbin::pg_catalog.text%2$s
          UNION ALL SELECT '', COALESCE(r.changed, t.typname), TRUE,
            pg_catalog.pg_get_expr(k.conbin, k.conrelid)
            FROM pg_catalog.pg_constraint k LEFT JOIN relation r ON r.oid = k.conrelid
            LEFT JOIN pg_catalog.pg_type t ON t.oid = k.contypid
            WHERE k.contype = 'c' AND k.oid >= 16384 AND k.conbin::pg_catalog.text%2$s
          UNION ALL SELECT '', r.changed, TRUE, pg_catalog.pg_get_expr(x.tree, i.indrelid)
            FROM pg_catalog.pg_index i JOIN relation r ON r.oid = i.indrelid
            CROSS JOIN LATERAL (VALUES (i.indexprs), (i.indpred)) x (tree)
            WHERE x.tree::pg_catalog.text%2$s
          UNION ALL SELECT '', t.typname, TRUE, pg_catalog.pg_get_expr(t.typdefaultbin, 0)
            FROM pg_catalog.pg_type t
            WHERE t.oid >= 16384 AND t.typdefaultbin::pg_catalog.text%2$s
          UNION ALL SELECT '', r.used, TRUE, pg_catalog.pg_get_expr(p.partexprs, p.partrelid)
            FROM pg_catalog.pg_partitioned_table p JOIN relation r ON r.oid = p.partrelid
            WHERE p.partexprs::pg_catalog.text%2$s
          UNION ALL SELECT '', r.name, FALSE, pg_catalog.array_to_string(f.ftoptions, ' ')
            FROM pg_catalog.pg_foreign_table f JOIN relation r ON r.oid = f.ftrelid
            WHERE f.ftoptions IS NOT NULL
          """
              .formatted(IS_SQL.strip(), " OPERATOR(pg_catalog.~) (SELECT pattern FROM steering)");

  private PostgresSourcesSql() {}
}
