package dev.hushcell.internal.audit;

import dev.hushcell.admin.AuditUse;
import dev.hushcell.admin.CellUse;
import dev.hushcell.admin.CellUse.Peaks;
import dev.hushcell.admin.TenantUse;
import dev.hushcell.policy.ColumnName;
import dev.hushcell.policy.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Adds up who used which cells, from the lines of an audit as they stand there, unverified. */
public final class UseReader {
  private static final String TEXT = "\"((?:[^\"\\\\]|\\\\.)*)\"";
  private static final Pattern FORM =
      Pattern.compile(
          "\\{\"n\":[0-9]+,\"before\":\"[0-9a-f]+\",\"time\":"
              + TEXT
              + ",\"event\":\"([a-z-]+)\",\"session\":"
              + TEXT
              + ",\"profile\":"
              + TEXT
              + ",\"user\":"
              + TEXT
              + "(?:,\"schema\":"
              + TEXT
              + ",\"table\":"
              + TEXT
              + ",\"column\":"
              + TEXT
              + ")?(?:,\"tenant\":"
              + TEXT
              + ")?(?:,\"opened\":([0-9]{1,18}),\"sealed\":([0-9]{1,18}))?"
              + "(?:,\"evaluated\":([0-9]{1,18}))?,.*");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(?:u([0-9a-f]{4})|(.))");

  private final Optional<ChronoUnit> each;
  private final Map<Key, Sum> sums = new TreeMap<>();
  private final Map<Key, long[]> tenants = new TreeMap<>();
  private long lines;
  private long unread;

  /** Begins to add up; for each unit of time by itself, or for all of it. */
  public UseReader(Optional<ChronoUnit> each) {
    this.each = each;
  }

  private record Key(
      String time, String profile, String user, String written, String tenant, ColumnName column)
      implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::time)
          .thenComparing(Key::profile)
          .thenComparing(Key::user)
          .thenComparing(Key::written)
          .thenComparing(Key::tenant)
          .compare(this, other);
    }
  }

  private static final class Sum {
    private final PeakCount opened = new PeakCount();
    private final PeakCount evaluated = new PeakCount();
    private long sealed;
    private long exceeded;
  }

  public AuditUse read(List<Path> files) {
    for (Path file : files) {
      try (LineReader in = new LineReader(file)) {
        for (byte[] line = in.next(); line != null; line = in.next()) {
          lines++;
          add(new String(line, StandardCharsets.UTF_8));
        }
      } catch (IOException e) {
        throw AuditFault.NOT_READABLE.fault(
            "the audit " + file + " cannot be read; check its name and its rights", e);
      }
    }
    return new AuditUse(
        lines,
        unread,
        sums.entrySet().stream().map(sum -> use(sum.getKey(), sum.getValue())).toList(),
        tenants.entrySet().stream().map(sum -> use(sum.getKey(), sum.getValue())).toList());
  }

  private static TenantUse use(Key key, long[] sum) {
    return new TenantUse(
        key.time, key.profile, key.user, key.column, key.tenant, sum[0], sum[1], sum[2]);
  }

  private static CellUse use(Key key, Sum sum) {
    return new CellUse(
        key.time,
        key.profile,
        key.user,
        key.column,
        sum.opened.peaks(),
        sum.evaluated.peaks(),
        sum.sealed,
        sum.exceeded);
  }

  private void add(String line) {
    Matcher found = FORM.matcher(line);
    Instant time = found.matches() ? time(found.group(1)) : null;
    if (time == null) {
      unread++;
    } else if (found.group(8) != null) {
      add(found, time);
    }
  }

  private static @Nullable Instant time(String written) {
    try {
      return Instant.parse(written);
    } catch (RuntimeException e) {
      return null;
    }
  }

  private void add(Matcher found, Instant time) {
    ColumnName column =
        new ColumnName(
            new TableName(text(found.group(6)), text(found.group(7))), text(found.group(8)));
    Key key =
        new Key(
            each.map(unit -> time.truncatedTo(unit).toString()).orElse(""),
            text(found.group(4)),
            text(found.group(5)),
            column.toString(),
            found.group(9) == null ? "" : text(found.group(9)),
            column);
    long opened = number(found.group(10));
    long sealed = number(found.group(11));
    long evaluated = number(found.group(12));
    if (found.group(9) != null) {
      long[] ofTenant = tenants.computeIfAbsent(key, any -> new long[3]);
      ofTenant[0] += opened;
      ofTenant[1] += evaluated;
      ofTenant[2] += sealed;
      return;
    }
    Sum sum = sums.computeIfAbsent(key, any -> new Sum());
    if (found.group(2).equals("exceeds")) {
      sum.exceeded++;
      return;
    }
    boolean goesOn = opened + sealed + evaluated == SessionTrail.ALLOWANCE;
    sum.opened.add(time, found.group(3), opened, goesOn);
    sum.evaluated.add(time, found.group(3), evaluated, goesOn);
    sum.sealed += sealed;
  }

  private static long number(@Nullable String written) {
    return written == null ? 0 : Long.parseLong(written);
  }

  private static String text(String written) {
    return ESCAPED
        .matcher(written)
        .replaceAll(
            escaped ->
                Matcher.quoteReplacement(
                    escaped.group(1) == null
                        ? escaped.group(2)
                        : String.valueOf((char) Integer.parseInt(escaped.group(1), 16))));
  }

  /**
   * Adds up the cells that lines count, in the order of their times, and finds the most within a
   * minute, an hour and a day, and by one statement.
   */
  private static final class PeakCount {
    private final Most minute = new Most(Duration.ofMinutes(1));
    private final Most hour = new Most(Duration.ofHours(1));
    private final Most day = new Most(Duration.ofDays(1));
    private final Map<String, Long> unended = new HashMap<>();
    private long total;
    private long statement;

    private static final class Most {
      private final Duration length;
      private final Deque<Line> within = new ArrayDeque<>();
      private long sum;
      private long most;

      Most(Duration length) {
        this.length = length;
      }

      void add(Line line) {
        within.add(line);
        sum += line.cells;
        while (within.getFirst().time.isBefore(line.time.minus(length))) {
          sum -= within.remove().cells;
        }
        most = Math.max(most, sum);
      }
    }

    private record Line(Instant time, long cells) {}

    /**
     * Adds the cells of a line.
     *
     * @param session which session
     * @param goesOn whether its statement may go on behind the line
     */
    void add(Instant time, String session, long cells, boolean goesOn) {
      if (cells > 0) {
        Line line = new Line(time, cells);
        minute.add(line);
        hour.add(line);
        day.add(line);
        total += cells;
      }
      long soFar = unended.getOrDefault(session, 0L) + cells;
      statement = Math.max(statement, soFar);
      if (goesOn) {
        unended.put(session, soFar);
      } else {
        unended.remove(session);
      }
    }

    Peaks peaks() {
      return new Peaks(total, minute.most, hour.most, day.most, statement);
    }
  }
}
