package dev.hushcell.contract.soak;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts what was done, what failed as it may, and keeps what may not be. Thread-safe. */
final class Tally {
  private static final int MOST = 20;
  private static final Pattern CODE = Pattern.compile("HC-\\d{4}");

  /**
   * What an application must be ready for: 40 is a transaction to be run again; 08, 57P01 to 57P05
   * a connection or server that is gone; 57014, 70100 and HYT00 what was cancelled or took too
   * long; 55P03 a lock that others hold. Of 08, 08004 is left out: it says that trying again is of
   * no use.
   */
  private static final Set<String> MAY_BE =
      Set.of("57P01", "57P02", "57P03", "57P05", "57014", "70100", "HYT00", "55P03");

  /** What MySQL's driver says of them, without an SQLSTATE or with one of mistakes. */
  private static final Pattern CANCELLED =
      Pattern.compile(
          "Statement cancelled due to (?:timeout or )?client request"
              + "|No operations allowed after statement closed");

  private final Map<String, LongAdder> done = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> failed = new ConcurrentHashMap<>();
  private final Map<String, String> firsts = new ConcurrentHashMap<>();
  private final List<String> bad = new CopyOnWriteArrayList<>();

  /** Something was done. */
  void did(String what) {
    done.computeIfAbsent(what, each -> new LongAdder()).increment();
  }

  /** Something of an application failed. */
  void failed(String what, SQLException failure) {
    count(failure);
    if (!mayBe(failure)) {
      bad(what, failure);
    }
  }

  /** Something of an administrator failed, who may see some codes beside what may be. */
  void failed(String what, SQLException failure, Set<String> codes) {
    count(failure);
    if (!mayBe(failure) && !codes.contains(code(failure))) {
      bad(what, failure);
    }
  }

  private void count(SQLException failure) {
    String state = (failure.getSQLState() + " " + code(failure)).strip();
    String unused = firsts.putIfAbsent(state, String.valueOf(failure.getMessage()));
    failed.computeIfAbsent(state, each -> new LongAdder()).increment();
  }

  private static String code(SQLException failure) {
    Matcher code = CODE.matcher(String.valueOf(failure.getMessage()));
    return code.find() ? code.group() : "";
  }

  static boolean mayBe(SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    return state.startsWith("40")
        || (state.startsWith("08") && !state.equals("08004"))
        || MAY_BE.contains(state)
        || (Set.of("null", "S1009").contains(state) && isCancelled(failure));
  }

  private static boolean isCancelled(SQLException failure) {
    return CANCELLED.matcher(String.valueOf(failure.getMessage())).find();
  }

  /** Something is wrong. */
  void bad(String what, Throwable failure) {
    if (bad.size() < MOST) {
      StringWriter text = new StringWriter();
      failure.printStackTrace(new PrintWriter(text, true));
      String state = failure instanceof SQLException sql ? " " + sql.getSQLState() : "";
      bad.add(what + state + ": " + text);
    }
  }

  /** Something is wrong. */
  void bad(String what) {
    bad.add(what);
  }

  List<String> bad() {
    return bad;
  }

  long sum() {
    return done.values().stream().mapToLong(LongAdder::sum).sum();
  }

  long of(String what) {
    LongAdder count = done.get(what);
    return count == null ? 0 : count.sum();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("done " + new TreeMap<>(done));
    new TreeMap<>(failed)
        .forEach(
            (state, count) ->
                text.append("\nfailed ")
                    .append(count)
                    .append(" times with ")
                    .append(state)
                    .append(", at first: ")
                    .append(firsts.get(state)));
    return text.toString();
  }
}
