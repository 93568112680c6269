package dev.hushcell.contract.server;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.ExtensionContext.Store;

/**
 * A server as its class offers it to the contract.
 *
 * @param name by which {@code hushcell.contract.servers} means it
 * @param runs the forms of the name that run where no server is named: the name itself, and the
 *     name with options of the driver behind a question mark
 * @param start makes the server
 */
record Offer(String name, List<String> runs, Function<Store, Server> start) {
  /** One that always runs, as it is. */
  static Offer of(String name, Function<Store, Server> start) {
    return new Offer(name, List.of(name), start);
  }

  /** One that always runs, as it is and with options of the driver. */
  static Offer with(String name, Function<Store, Server> start, String... options) {
    List<String> runs = new ArrayList<>(List.of(name));
    for (String each : options) {
      runs.add(name + "?" + each);
    }
    return new Offer(name, List.copyOf(runs), start);
  }
}
