package dev.hushcell.release;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Arguments of the form {@code --name=value}. */
final class Options {
  private final Map<String, String> values = new HashMap<>();

  Options(List<String> arguments) {
    for (String argument : arguments) {
      int equal = argument.indexOf('=');
      if (!argument.startsWith("--") || equal < 0) {
        throw new ReleaseException("Not --name=value: " + argument);
      }
      values.put(argument.substring(2, equal), argument.substring(equal + 1));
    }
  }

  /** Returns a value that must be there, and says how Maven is given it. */
  String required(String name) {
    String value = values.getOrDefault(name, "");
    if (value.isEmpty()) {
      throw new ReleaseException(
          "Give -Dprovenance." + name + "=…, or leave the statement out with -Dprovenance.skip");
    }
    return value;
  }
}
