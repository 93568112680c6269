package dev.hushcell.samples.crm.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What the telephone system of earlier years left behind: rows in clear. */
@Component
@ConditionalOnProperty("crm.demo")
class DemoCalls {
  private static final int ROWS = 3000;
  private static final Duration APART = Duration.ofHours(7);

  /** Numbers of contacts of the demonstration, whose pages show their calls. */
  private static final List<String> KNOWN = List.of("+442079460102", "+17035550109");

  private static final List<String> SAID =
      List.of(
          "Wants the offer by mail, to office%d@lovelace-estate.example. Call back after four.",
          "Moved: the new number of the workshop is +44 20 7946 1%03d.",
          "Pays the second half in May. Accounts: ledger%d@relay-panel.example.",
          "Asked who repairs pumps on Sundays. Gave her the number of the harbour, +1 703 555 2%03d.",
          "No answer; left a message with porter%d@invariant.example.");

  private final JdbcTemplate database;
  private final Instant until;

  DemoCalls(JdbcTemplate database, Clock clock) {
    this.database = database;
    this.until = clock.instant().minus(Duration.ofDays(400));
  }

  /** Fills the table, when there is nothing in it. */
  void add() {
    Long rows = database.queryForObject("select count(*) from past_call", Long.class);
    if (rows != null && rows == 0) {
      database.batchUpdate(
          "insert into past_call (phone, said, occurred) values (?, ?, ?)",
          IntStream.range(0, ROWS).mapToObj(this::call).toList());
    }
  }

  private Object[] call(int number) {
    String phone =
        number % 1000 < KNOWN.size()
            ? KNOWN.get(number % 1000)
            : "+4420794%05d".formatted(number * 31 % 100_000);
    return new Object[] {
      phone,
      SAID.get((number + number / 1000) % SAID.size()).formatted(number % 1000),
      until.minus(APART.multipliedBy(number)).atOffset(ZoneOffset.UTC)
    };
  }
}
