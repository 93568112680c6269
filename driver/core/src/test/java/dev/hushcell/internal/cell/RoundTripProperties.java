package dev.hushcell.internal.cell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hushcell.internal.keyring.DataKey;
import dev.hushcell.internal.model.CellSize;
import dev.hushcell.internal.model.ValueRules;
import dev.hushcell.policy.Family;
import dev.hushcell.policy.LogicalType;
import dev.hushcell.secret.SecretAccess;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;
import net.jqwik.api.Tuple.Tuple3;

/** Every type, any value: what goes in comes out, for the driver and for the second reader. */
class RoundTripProperties {
  private final MapKeyring keyring = new MapKeyring();
  private final RawColumns cells = new RawColumns(new JdkModule(), keyring, ValueRules.standard());

  @Property(tries = 1500)
  void opensWhatItSealed(
      @ForAll("values") Tuple2<String, Object> value,
      @ForAll("shapes") Tuple3<Boolean, Integer, Boolean> shape)
      throws GeneralSecurityException {
    RawColumn column = column(value.get1(), shape);

    Object stored = Objects.requireNonNull(column.seal(value.get2()));

    Object opened = Objects.requireNonNull(column.open(stored));
    assertThat(comparable(opened)).isEqualTo(comparable(expected(column, value.get2())));
    byte[] cell = bytes(stored);
    assertThat(second(cell, column)).isEqualTo(text(opened, column));
    assertThat((long) cell.length)
        .isLessThanOrEqualTo(CellSize.maxCellBytes(column.column().type(), column.column().pad()));
  }

  @Property(tries = 1500)
  void sealsAlikeExactlyWhatIsEqual(
      @ForAll("pairs") Tuple3<String, Object, Object> pair,
      @ForAll("shapes") Tuple3<Boolean, Integer, Boolean> shape) {
    RawColumn column = column(pair.get1(), Tuple.of(true, shape.get2(), shape.get3()));
    boolean equal =
        comparable(expected(column, pair.get2())).equals(comparable(expected(column, pair.get3())));

    assertThat(comparable(column.seal(pair.get2())))
        .isEqualTo(comparable(column.seal(pair.get2())));
    assertThat(comparable(column.seal(pair.get2())).equals(comparable(column.seal(pair.get3()))))
        .isEqualTo(equal);
    assertThat(comparable(column.sealComparand(pair.get2())))
        .isEqualTo(comparable(column.seal(pair.get2())));
  }

  @Property(tries = 500)
  void sealsNothingTwiceAlikeWhenRandomized(@ForAll("values") Tuple2<String, Object> value) {
    RawColumn column = column(value.get1(), Tuple.of(false, 0, false));

    assertThat(comparable(column.seal(value.get2())))
        .isNotEqualTo(comparable(column.seal(value.get2())));
  }

  @Property(tries = 500)
  void showsNoValueInTexts(@ForAll("values") Tuple2<String, Object> value) {
    RawColumn column = column(value.get1(), Tuple.of(false, 0, false));
    column.seal(value.get2());

    assertThat(column).hasToString("SealedColumn[CRM.contact.c]");
  }

  @Provide
  Arbitrary<Tuple3<Boolean, Integer, Boolean>> shapes() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.of(0, 0, 1, 7, 16, 64),
            Arbitraries.of(true, false))
        .as(Tuple::of);
  }

  @Provide
  Arbitrary<Tuple2<String, Object>> values() {
    return Arbitraries.of(TYPES)
        .flatMap(type -> ofType(type).map(value -> Tuple.of(type, (Object) value)));
  }

  @Provide
  Arbitrary<Tuple3<String, Object, Object>> pairs() {
    return Arbitraries.of(TYPES)
        .filter(type -> !type.equals("DOUBLE"))
        .flatMap(
            type ->
                Combinators.combine(ofType(type), ofType(type))
                    .as((one, other) -> Tuple.of(type, (Object) one, (Object) other)));
  }

  private static final List<String> TYPES =
      List.of(
          "VARCHAR(60)",
          "CHAR(20)",
          "TINYINT",
          "SMALLINT",
          "INTEGER",
          "BIGINT",
          "DECIMAL(20,4)",
          "BOOLEAN",
          "DATE",
          "TIME(9)",
          "TIMESTAMP(9)",
          "TIMESTAMPTZ(9)",
          "UUID",
          "VARBINARY(60)",
          "BINARY(8)",
          "DOUBLE");

  private static Arbitrary<?> ofType(String type) {
    return switch (type) {
      case "VARCHAR(60)" -> texts(60);
      case "CHAR(20)" -> texts(20);
      case "TINYINT" -> Arbitraries.bytes();
      case "SMALLINT" -> Arbitraries.shorts();
      case "INTEGER" -> Arbitraries.integers();
      case "BIGINT" -> Arbitraries.longs();
      case "DECIMAL(20,4)" ->
          Arbitraries.bigIntegers()
              .between(
                  BigInteger.TEN.pow(20).negate().add(BigInteger.ONE),
                  BigInteger.TEN.pow(20).subtract(BigInteger.ONE))
              .map(unscaled -> new BigDecimal(unscaled, 4));
      case "BOOLEAN" -> Arbitraries.of(true, false);
      case "DATE" -> days().map(LocalDate::ofEpochDay);
      case "TIME(9)" -> clock();
      case "TIMESTAMP(9)" ->
          Combinators.combine(days().map(LocalDate::ofEpochDay), clock()).as(LocalDateTime::of);
      case "TIMESTAMPTZ(9)" -> zoned();
      case "UUID" -> Combinators.combine(Arbitraries.longs(), Arbitraries.longs()).as(UUID::new);
      case "VARBINARY(60)" -> Arbitraries.bytes().array(byte[].class).ofMaxSize(60);
      case "BINARY(8)" -> Arbitraries.bytes().array(byte[].class).ofSize(8);
      case "DOUBLE" -> Arbitraries.doubles().map(number -> number == 0 ? 0.0 : number);
      default -> throw new IllegalArgumentException(type);
    };
  }

  private static Arbitrary<String> texts(int length) {
    return Arbitraries.strings()
        .ofMaxLength(length / 2)
        .filter(text -> text.chars().noneMatch(unit -> Character.isSurrogate((char) unit)))
        .map(text -> text + (text.length() % 3 == 0 ? "\uD83D\uDE00" : ""));
  }

  private static Arbitrary<Long> days() {
    return Arbitraries.longs()
        .between(LocalDate.MIN.toEpochDay() + 1, LocalDate.MAX.toEpochDay() - 1);
  }

  private static Arbitrary<LocalTime> clock() {
    return Arbitraries.longs().between(0, 86_399_999_999_999L).map(LocalTime::ofNanoOfDay);
  }

  private static Arbitrary<OffsetDateTime> zoned() {
    return Combinators.combine(days(), clock(), Arbitraries.integers().between(-64_800, 64_800))
        .as(
            (day, time, offset) ->
                OffsetDateTime.of(
                    LocalDate.ofEpochDay(day), time, ZoneOffset.ofTotalSeconds(offset)));
  }

  private RawColumn column(String type, Tuple3<Boolean, Integer, Boolean> shape) {
    LogicalType logical = LogicalTypes.of(type);
    Columns column = Columns.of("c", logical).under(type + shape.get1()).padded(shape.get2());
    Columns searched =
        shape.get1() && logical.family() != Family.APPROXIMATE ? column.equality() : column;
    return cells.of((shape.get3() ? searched.asText() : searched).build());
  }

  /** Returns what a reader must see of the value. */
  private static Object expected(RawColumn column, Object value) {
    LogicalType type = column.column().type();
    return switch (type.family()) {
      case CHAR -> {
        String trimmed = ((String) value).replaceAll(" +$", "");
        yield trimmed + " ".repeat((int) type.precision() - trimmed.length());
      }
      case EXACT ->
          value instanceof BigDecimal ? value : new BigDecimal(((Number) value).longValue());
      case ZONED_TIMESTAMP -> {
        OffsetDateTime time = (OffsetDateTime) value;
        yield column.column().search() == dev.hushcell.policy.Search.EQUALITY
            ? time.withOffsetSameInstant(ZoneOffset.UTC)
            : time;
      }
      default -> value;
    };
  }

  private String second(byte[] cell, RawColumn column) throws GeneralSecurityException {
    DataKey key = keyring.current("CRM", column.column().key());
    byte[] secret = key.secret().copy(SecretAccess.iHandleKeyBytes());
    return new FormatReader(secret, key.uuid(), key.id())
        .open(cell, List.of())
        .text(column.column().type().scale());
  }

  private static String text(Object opened, RawColumn column) {
    String text = FrozenVector.text(opened);
    return column.column().type().family() == Family.CHAR ? text.replaceAll(" +$", "") : text;
  }

  private static byte[] bytes(Object stored) {
    return stored instanceof String text ? Base64.getUrlDecoder().decode(text) : (byte[]) stored;
  }

  private static Object comparable(Object value) {
    return value instanceof byte[] bytes ? Arrays.toString(bytes) : value;
  }
}
