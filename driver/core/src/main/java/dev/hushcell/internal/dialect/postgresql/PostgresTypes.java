package dev.hushcell.internal.dialect.postgresql;

import dev.hushcell.internal.dialect.TypeNames;
import dev.hushcell.internal.dialect.TypesWithChecks;
import dev.hushcell.internal.keyring.catalogue.Rows;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ColumnRule;
import dev.hushcell.internal.model.TypeKnowledge.CellRanges;
import dev.hushcell.internal.model.ValueQuirk;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.internal.plan.definition.ActivationRules;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.policy.ProtectedColumn;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What must be known of PostgreSQL's types to protect a column. Immutable. */
public final class PostgresTypes extends TypesWithChecks {
  private static final long BYTES_OF_CHARACTER = 4;

  /** In front of what has no fixed length; entries begin at multiples of it. */
  private static final long LENGTH_WORD = 4;

  /** The longest name that the database does not cut. */
  private static final int LONGEST_NAME = 63;

  private static final ValueRules VALUES =
      new ValueRules(
          ValueRules.TextLength.CODE_POINTS,
          true,
          ValueRules.Sending.MICROSECONDS,
          ValueRules.Rounding.FARTHER_FROM_2000,
          Set.of(
              ValueQuirk.PLAIN_TEXT,
              ValueQuirk.ESCAPED_BYTES,
              ValueQuirk.NARROW,
              ValueQuirk.INSTANTS,
              ValueQuirk.BINARY_FRACTIONS,
              ValueQuirk.FLOAT_DIGITS,
              ValueQuirk.SIGNED_ZERO,
              ValueQuirk.DATE_OR_TIMESTAMP));

  /**
   * Those that every database has, by which equal texts have equal code points. What others made is
   * not known by its name.
   */
  private static final Pattern EXACT_COLLATION =
      Pattern.compile(
          "(pg_catalog\\.)?(default|C|C\\.utf8|POSIX|ucs_basic|unicode|[a-zA-Z-]+-x-icu)|");

  private static final int MOST_DIGITS = 1000;

  /** For what has no length the driver reports the greatest one; {@code bpchar} is not fixed. */
  private static final TypeNames NAMES =
      new TypeNames(
          "text, varchar(n), char(n), an integer type, numeric(p, s), real, double precision, boolean, date, time, timestamp, timestamptz, uuid, bytea, json, jsonb or xml",
          """
          VARCHAR, CHARACTER VARYING, CHAR VARYING, NATIONAL CHARACTER VARYING, NATIONAL CHAR VARYING,\
            NCHAR VARYING | TEXT VARCHAR | varchar[2147483647]
          TEXT | TEXT VARCHAR 2147483647 | text
          CITEXT, PUBLIC.CITEXT | CASELESS VARCHAR 2147483647 | citext
          CHAR, CHARACTER, NCHAR, NATIONAL CHAR, NATIONAL CHARACTER, BPCHAR(..)\
            | CHAR CHAR | char(1) | bpchar
          SMALLINT, INT2 | EXACT SMALLINT 5 | smallint | int2
          INTEGER, INT, INT4 | EXACT INTEGER 10 | integer | int4
          BIGINT, INT8 | EXACT BIGINT 19 | bigint | int8
          NUMERIC, DECIMAL, DEC | EXACT NUMERIC | numeric(?,0)
          REAL, FLOAT4, FLOAT(..24) | APPROXIMATE REAL 8 | real | float4
          DOUBLE PRECISION, FLOAT8, FLOAT | APPROXIMATE DOUBLE 17 | double precision | float8
          BOOLEAN, BOOL | BOOLEAN BIT 1 | boolean | bool
          DATE | DATE DATE 13 | date
          TIME, TIME WITHOUT TIME ZONE | TIME TIME 8 | time(6)
          TIMESTAMP, TIMESTAMP WITHOUT TIME ZONE | TIMESTAMP TIMESTAMP 22 | timestamp(6)
          TIMESTAMP WITH TIME ZONE, TIMESTAMPTZ | ZONED_TIMESTAMP TIMESTAMP 28 | timestamptz(6)
          UUID | UUID OTHER 2147483647 | uuid
          JSON | TEXT OTHER 2147483647 | json
          JSONB | TEXT OTHER 2147483647 | jsonb
          XML | TEXT SQLXML 2147483647 | xml
          BYTEA | BYTES BINARY 2147483647 | bytea
          NAME | use text
          OID | use text or bytea, with Hibernate @JdbcTypeCode(SqlTypes.LONG32VARCHAR), or\
           LONG32VARBINARY for bytes, in place of @Lob
          BPCHAR | write char(n)
          MONEY | use numeric(p, s)
          TIME WITH TIME ZONE, TIMETZ | use time or timestamptz
          SMALLSERIAL | use smallint, and make its values in the application
          SERIAL | use integer, and make its values in the application
          BIGSERIAL | use bigint, and make its values in the application
          NUMERIC | write numeric(p, s) with at most 1000 digits: without them every number keeps a\
           scale of its own
          DECIMAL | write decimal(p, s) with at most 1000 digits: without them every number keeps a\
           scale of its own
          DEC | write dec(p, s) with at most 1000 digits: without them every number keeps a scale of\
           its own
          """);

  private final PostgresGuards guards;

  /** Knows the types of databases that keep text as UTF-8. */
  public PostgresTypes() {
    this(Encoding.UTF8);
  }

  PostgresTypes(Encoding encoding) {
    this(new PostgresGuards(encoding, LONGEST_NAME));
  }

  private PostgresTypes(PostgresGuards guards) {
    super(guards.texts(), NAMES, VALUES);
    this.guards = guards;
  }

  /** How a database keeps text; it keeps to it from its creation on. */
  enum Encoding {
    /** No text begins with a byte from 0xF8 on, by which cells begin. */
    UTF8,
    /** Text may begin with any byte: 0xF8 to 0xFF are letters of LATIN1. */
    OTHER;

    private static final String ENCODING = "SELECT pg_catalog.current_setting('server_encoding')";

    static Encoding of(Connection connection) throws SQLException {
      return Rows.texts(connection, ENCODING).contains("UTF8") ? UTF8 : OTHER;
    }
  }

  @Override
  public String checkClause(ProtectedColumn column) {
    return guards.of(column).clause(column, checkName(column.name()));
  }

  /** Without digits every number keeps its own scale, which equal numbers need not share. */
  @Override
  public LogicalType logicalType(String declared) {
    LogicalType type = NAMES.logical(declared);
    if (type.family() == Family.EXACT && type.precision() > MOST_DIGITS) {
      throw unsupported(declared);
    }
    return type;
  }

  @Override
  public ProtectedColumn derive(
      ColumnRule rule, ColumnName name, String declared, String collation) {
    LogicalType type = logicalType(declared);
    boolean exact = EXACT_COLLATION.matcher(collation).matches();
    return ActivationRules.derive(this, rule, name, type, exact ? "" : collation);
  }

  /** Neither type has a length: the length of cells is limited by that of the values. */
  @Override
  public String storageType(ProtectedColumn column) {
    return switch (column.storage()) {
      case TEXT -> "text";
      case BINARY -> "bytea";
    };
  }

  @Override
  public String literal(byte[] cell) {
    return "'\\x" + HexFormat.of().formatHex(cell) + "'::bytea";
  }

  /** Names are counted in bytes. */
  @Override
  public String checkName(ColumnName column) {
    String whole = "hushcell_" + column.shortForm();
    if (whole.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME) {
      return whole;
    }
    String number = "_" + Integer.toHexString(whole.hashCode());
    StringBuilder cut = new StringBuilder();
    int room = LONGEST_NAME - number.length();
    for (int i = 0; i < whole.length(); i += Character.charCount(whole.codePointAt(i))) {
      String next = Character.toString(whole.codePointAt(i));
      room -= next.getBytes(StandardCharsets.UTF_8).length;
      if (room < 0) {
        break;
      }
      cut.append(next);
    }
    return cut + number;
  }

  /** Of an entry of a B-tree, 2704 bytes, without its header. */
  @Override
  public long longestKey() {
    return 2696;
  }

  /** Text without a length is limited by its values only, as it is in the plain column. */
  @Override
  public long keyLength(ProtectedColumn column) {
    LogicalType type = column.type();
    if (type.precision() >= Integer.MAX_VALUE) {
      return 0;
    }
    long value =
        type.isText()
            ? Math.multiplyExact(BYTES_OF_CHARACTER, type.precision())
            : CellSize.maxValueBytes(type);
    long stored = CellSize.storedLength(column, value);
    return (stored + LENGTH_WORD + LENGTH_WORD - 1) / LENGTH_WORD * LENGTH_WORD;
  }

  /**
   * Cells do not get smaller by compression, so they are kept in pieces that are found by place.
   */
  @Override
  public Optional<CellRanges> ranges() {
    return Optional.of(CellRanges.standard(true));
  }

  /** A null that is no parameter to the server, as in the simple query mode, has no type. */
  @Override
  public boolean takesChoiceForText() {
    return true;
  }
}
