package dev.hushcell.benchmarks.comparison;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The process of one contestant: it says {@code ready} when everything is filled and right, and
 * then answers each operation and its length that arrive on a line with a {@link Turn}.
 */
final class Player {
  static final String READY = "ready";

  private Player() {}

  /** Takes the name of the contestant, its database without {@code jdbc:}, and a directory. */
  public static void main(String[] arguments) throws Exception {
    PrintStream answers = System.out;
    System.setOut(System.err);
    Database database = new Database(arguments[1], Path.of(arguments[2]));
    try (Seat seat = Seat.take(Entry.of(arguments[0]), database);
        BufferedReader orders =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      answers.println(READY);
      for (String line = orders.readLine(); line != null; line = orders.readLine()) {
        List<String> order = List.of(line.split(" ", -1));
        Turn turn = seat.turn(Operation.valueOf(order.get(0)), Long.parseLong(order.get(1)));
        answers.println(turn.line());
      }
    }
    System.exit(0); // a pool or a double may have threads that go on
  }
}
