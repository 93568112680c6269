package dev.hushcell.contract.values;

import java.sql.Date;
import java.sql.JDBCType;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Moments as every class that a driver may take, with fewer and more digits than columns have. */
final class TemporalBindings {
  private static final LocalDate DAY = LocalDate.of(2024, 2, 29);
  private static final LocalTime TIME = LocalTime.of(22, 15, 30);

  private TemporalBindings() {}

  static List<List<Binding>> byMoment() {
    List<List<Binding>> all = new ArrayList<>();
    for (int nanos :
        new int[] {
          0, 500_000_000, 123_000_000, 123_456_500, 123_456_789, 499_999_500, 999_999_999
        }) {
      all.add(of(DAY.atTime(TIME.withNano(nanos))));
    }
    all.add(of(DAY.atStartOfDay()));
    all.add(of(DAY.atTime(23, 59, 59, 999_999_999)));
    all.add(of(DAY.atTime(23, 59, 59, 999_999_960)));
    all.add(of(LocalDate.of(1999, 12, 31).atTime(23, 59, 59, 999_500_000)));
    return all;
  }

  @SuppressWarnings("JavaUtilDate") // what applications bind
  private static List<Binding> of(LocalDateTime moment) {
    ZoneId zone = ZoneId.systemDefault();
    Timestamp stamp = Timestamp.valueOf(moment);
    List<Object> values = new ArrayList<>();
    values.add(moment);
    values.add(stamp);
    values.add(moment.toLocalTime());
    values.add(moment.atZone(zone).toOffsetDateTime());
    values.add(moment.toLocalDate());
    values.add(moment.toString().replace('T', ' '));
    values.add(moment.toLocalTime().toString());
    values.add(moment.toLocalDate().toString());
    values.add(new java.util.Date(stamp.getTime()));
    values.add(Date.valueOf(moment.toLocalDate()));
    values.add(new Time(stamp.getTime()));
    values.add(moment.atZone(zone).toInstant().atOffset(ZoneOffset.ofHours(5)));
    values.add(moment.atZone(zone).toInstant());
    values.add(moment.atZone(zone));
    List<Binding> all = new ArrayList<>();
    for (Object value : values) {
      String name = value.getClass().getSimpleName() + " " + value;
      all.add(new Binding(name, s -> s.setObject(1, value), s -> s.setObject(1, value)));
    }
    all.add(typed(moment, Types.TIMESTAMP));
    all.add(typed(stamp, Types.TIMESTAMP));
    all.add(typed(moment.toLocalTime(), Types.TIME));
    all.add(typed(moment.toString().replace('T', ' '), Types.VARCHAR));
    all.add(new Binding("setTimestamp " + stamp, s -> s.setTimestamp(1, stamp), s -> {}));
    return all;
  }

  private static Binding typed(Object value, int type) {
    String name = value.getClass().getSimpleName() + " " + value + " " + JDBCType.valueOf(type);
    return new Binding(name, s -> s.setObject(1, value, type), s -> s.setObject(1, value));
  }
}
